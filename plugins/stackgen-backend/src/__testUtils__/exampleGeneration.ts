import type { Generation } from 'backstage-plugin-stackgen-common';

/** What the engine could say about a shop with one database. */
export function exampleGeneration(
  changes: Partial<Generation> = {},
): Generation {
  return {
    appStack: {
      formatVersion: 1,
      name: 'shop-aws',
      cloud: 'aws',
      region: 'eu-central-1',
      mapping: 'default',
      standards: 'default',
      entityRefs: ['system:default/shop'],
      nodes: [
        {
          entityRef: 'resource:default/orders-db',
          description: 'nul \u0000, half a pair \ud800, "${x}" \u{1F600}',
          address: 'orders_db',
          name: 'orders-db',
          resourceType: 'postgres-database',
          rule: 'postgres',
          parameters: { storageGb: { value: 20, origin: 'type default' } },
          environments: {
            production: { storageGb: { value: 100, origin: 'environment' } },
          },
        },
      ],
      connections: [],
      settings: {},
    },
    included: [
      {
        entityRef: 'resource:default/orders-db',
        entityType: 'database',
        resourceType: 'postgres-database',
        resourceTypeTitle: 'PostgreSQL database',
        implementation: 'rds',
        implementationTitle: 'Amazon RDS for PostgreSQL',
        rule: 'postgres',
      },
    ],
    noInfrastructure: [],
    skipped: [
      {
        entityRef: 'component:default/blob',
        reason: 'No rule matches.',
        mend: 'Add a rule.',
      },
    ],
    problems: [],
    resources: [
      {
        address: 'aws_db_instance.orders_db',
        type: 'aws_db_instance',
        file: 'orders-db.tf',
        entityRef: 'resource:default/orders-db',
        implicit: false,
        reason: 'Rule postgres',
        rule: 'postgres',
        hash: 'abc',
      },
    ],
    files: [
      { path: 'README.md', content: '# "Shop" ${var} \u{1F600} \\ \'%{if}\n' },
      {
        path: 'orders-db.tf',
        content: 'resource "aws_db_instance" "orders_db" {}\n',
        entityRef: 'resource:default/orders-db',
      },
      {
        path: 'same.tf',
        content: 'resource "aws_db_instance" "orders_db" {}\n',
      },
    ],
    fingerprint: 'f1',
    ...changes,
  };
}
