import {
  type AccessLevel,
  type AppStackNode,
  type Cloud,
  type StandardsInput,
  standardsSchema,
} from 'backstage-plugin-stackgen-common';
import { type BuiltStack, buildStack } from '../../build';
import { checkDocument } from '../../terraform';
import { plain } from './plain';

/** A node of a test's stack by its Terraform name. */
export interface TestNode {
  readonly type: string;
  /** The cloud's default when not given. */
  readonly implementation?: string;
  readonly parameters?: Record<string, string | number | boolean | string[]>;
  /** Values of single environments: `dev`, `production`. */
  readonly environments?: Record<
    string,
    Record<string, string | number | boolean | string[]>
  >;
}

export interface TestStack extends BuiltStack {
  /** HCL by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Attributes of the block with an address, as plain data. */
  attributes(address: string): Record<string, unknown>;
  /** Statements of the policy of the block with an address. */
  statements(address: string): Record<string, unknown>[];
  /** Addresses that the block with an address waits for. */
  dependsOn(address: string): string[];
  /** Environment variables of the container service with an address. */
  environment(address: string): Record<string, unknown>;
}

const REGIONS: Record<Cloud, string> = {
  aws: 'eu-central-1',
  azure: 'westeurope',
  gcp: 'europe-west3',
  civo: 'FRA1',
};

/**
 * Builds nodes and `[consumer, access, provider]` connections on a cloud, AWS
 * if none is named; throws when a block is not what the provider's schema wants.
 */
export function buildForTest(
  nodes: Record<string, TestNode>,
  connections: [string, AccessLevel, string][] = [],
  region?: string,
  cloud: Cloud = 'aws',
  standards: StandardsInput = {},
): TestStack {
  const refOf = (address: string) =>
    `resource:default/${address.replace(/_/g, '-')}`;
  const built = buildStack(
    {
      name: 'shop',
      cloud,
      region: region ?? REGIONS[cloud],
      nodes: Object.entries(nodes).map(([address, node]) =>
        testNode(refOf(address), address, node),
      ),
      connections: connections.map(([consumer, access, provider]) => ({
        consumer: refOf(consumer),
        provider: refOf(provider),
        access,
        because: ['dependsOn'],
      })),
      settings: {},
    } as unknown as Parameters<typeof buildStack>[0],
    standardsSchema.parse({
      // Equal in size, so that values are literals.
      environments: ['dev', 'production'].map(name => ({
        name,
        parameters: { '*': {} },
      })),
      ...standards,
    }),
  );
  const findings = checkDocument(built.document);
  if (findings.length > 0) {
    throw new Error(JSON.stringify(findings, undefined, 2));
  }
  const attributes = (address: string) => {
    const block = built.document.block(address);
    if (!block) {
      throw new Error(`There is no ${address}`);
    }
    return plain(block.attributes) as Record<string, unknown>;
  };
  return {
    ...built,
    // The zone of the tests is a placeholder, and that is not what they are about.
    problems: built.problems.filter(({ code }) => code !== 'placeholder'),
    files: built.document.render(),
    attributes,
    statements: address =>
      (attributes(address).policy as { Statement: Record<string, unknown>[] })
        .Statement,
    dependsOn: address => {
      const block = built.document.block(address);
      return block?.content.kind === 'resource'
        ? (block.content.options.dependsOn ?? []).map(on =>
            typeof on === 'string' ? on : on.address,
          )
        : [];
    },
    environment: address => environmentOf(cloud, address, attributes),
  };
}

function environmentOf(
  cloud: Cloud,
  address: string,
  attributes: TestStack['attributes'],
): Record<string, unknown> {
  if (cloud === 'azure') {
    const { template } = attributes(`azurerm_container_app.${address}`) as {
      template: {
        container: {
          env: { name: string; value?: unknown; secret_name?: string }[];
        };
      };
    };
    return Object.fromEntries(
      template.container.env.map(({ name, value, secret_name: secret }) => [
        name,
        secret ? `secret ${secret}` : value,
      ]),
    );
  }
  if (cloud === 'gcp') {
    const { template } = attributes(
      `google_cloud_run_v2_service.${address}`,
    ) as {
      template: {
        containers: {
          env: {
            name: string;
            value?: unknown;
            value_source?: { secret_key_ref: { secret: unknown } };
          }[];
        };
      };
    };
    return Object.fromEntries(
      template.containers.env.map(({ name, value, value_source: source }) => [
        name,
        source ? `secret ${source.secret_key_ref.secret}` : value,
      ]),
    );
  }
  const [container] = attributes(`aws_ecs_task_definition.${address}`)
    .container_definitions as {
    environment: { name: string; value: unknown }[];
    secrets: { name: string; valueFrom: unknown }[];
  }[];
  return Object.fromEntries([
    ...container.environment.map(({ name, value }) => [name, value]),
    ...container.secrets.map(({ name, valueFrom }) => [
      name,
      `secret ${valueFrom}`,
    ]),
  ]);
}

function testNode(
  entityRef: string,
  address: string,
  { type, implementation, parameters = {}, environments = {} }: TestNode,
): AppStackNode {
  const originated = <O extends 'mapping rule' | 'environment'>(
    values: Record<string, string | number | boolean | string[]>,
    origin: O,
  ) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value, origin }]),
    );
  return {
    entityRef,
    address,
    name: address.replace(/_/g, '-'),
    resourceType: type,
    ...(implementation !== undefined && { implementation }),
    rule: 'test',
    parameters: originated(parameters, 'mapping rule'),
    environments: Object.fromEntries(
      Object.entries(environments).map(([name, values]) => [
        name,
        originated(values, 'environment'),
      ]),
    ),
  };
}
