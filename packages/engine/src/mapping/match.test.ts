import type { RuleMatch } from 'backstage-plugin-stackgen-common';
import { buildEntityGraph, type EntityNode } from '../catalog';
import { compileMatch, compileType, plainTypeOf } from './match';

const [node] = buildEntityGraph([
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'Orders.db-main',
      namespace: 'shop',
      title: 'Orders (PostgreSQL)',
      description: 'Sold through the event hubs of the shop.',
      tags: ['managed', 'pci-dss'],
      labels: { tier: 'Gold', empty: '' },
      annotations: {
        'kafka.apache.org/cluster': 'main',
        'backstage.io/managed-by-location': 'url:https://host/redis/catalog',
        'github.com/project-slug': 'acme/mysql-tools',
      },
    },
    spec: {
      type: 'AWS::RDS Instance',
      lifecycle: 'production',
      owner: 'user:default/jane',
      system: 'checkout',
    },
  },
]).graph.nodes;

const [bare] = buildEntityGraph([
  { apiVersion: 'x', kind: 'Component', metadata: { name: 'bare' } },
]).graph.nodes;

function matched(match: RuleMatch, of: EntityNode = node): boolean {
  return compileType(match)(plainTypeOf(of)) && compileMatch(match)(of);
}

describe('compileMatch and compileType', () => {
  it.each<RuleMatch>([
    {},
    { kind: 'resource' },
    { kind: ['Component', 'RESOURCE'] },
    { type: 'aws-rds-instance' },
    { type: ['bucket', 'AwsRds*'] },
    { type: '*rds*' },
    { name: 'orders.DB-main' },
    { name: 'orders*main' },
    { name: '*' },
    { namespace: 'shop' },
    { tags: ['none', 'Managed'] },
    { tags: 'pci-*' },
    { labels: { tier: 'gold', empty: true } },
    { annotations: { 'kafka.apache.org/cluster': ['other', 'm*'] } },
    { lifecycle: ['experimental', 'Production'] },
    { owner: 'user:jane' },
    { owner: 'jane' },
    { owner: 'user:default/*' },
    { owner: 'jan*' },
    { system: 'checkout' },
    { system: 'system:shop/checkout' },
    { mentions: 'postgresql' },
    { mentions: ['nothing', 'Event-Hubs'] },
    { mentions: 'dss' },
    { mentions: 'gold' },
    { mentions: 'kafka' },
    { kind: 'Resource', type: '*', tags: 'managed', mentions: 'db' },
  ])('holds: %j', match => {
    expect(matched(match)).toBe(true);
  });

  it.each<RuleMatch>([
    { kind: 'Component' },
    { type: 'rds' },
    { type: '::' },
    { name: 'orders' },
    { name: 'orders*main*main' },
    { namespace: 'default' },
    { tags: 'manage' },
    { labels: { tier: 'gold', missing: true } },
    { labels: Object.fromEntries([['constructor', true as const]]) },
    { annotations: { 'kafka.apache.org/cluster': 'other' } },
    { lifecycle: 'prod' },
    { owner: 'group:jane' },
    { system: 'system:default/checkout' },
    { mentions: 'postgres' },
    { mentions: ['redis', 'mysql'] },
    { mentions: '-' },
    { kind: 'Resource', mentions: 'nothing' },
  ])('does not hold: %j', match => {
    expect(matched(match)).toBe(false);
  });

  it('does not take what is absent for anything', () => {
    for (const match of [
      { type: '*' },
      { lifecycle: '*' },
      { owner: '*' },
      { system: '*' },
      { tags: '*' },
    ]) {
      expect([match, matched(match, bare)]).toEqual([match, false]);
    }
  });

  it('takes no longer for patterns that are made to be slow', () => {
    const long = buildEntityGraph([
      {
        apiVersion: 'x',
        kind: 'Component',
        metadata: { name: 'a'.repeat(50_000) },
      },
    ]).graph.nodes[0];
    expect(matched({ name: `${'*a'.repeat(90)}*b` }, long)).toBe(false);
  });
});
