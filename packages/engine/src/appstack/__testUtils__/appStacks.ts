import type {
  AppStack,
  AppStackConnection,
  AppStackNode,
  OriginatedValue,
  Parameters,
} from 'backstage-plugin-stackgen-common';
import fc from 'fast-check';
import { nameOfRef } from '../../catalog';
import { toIdentifier } from '../identifier';

/** A node as a mapping rule makes it; the address is that of the entity. */
export function nodeOf(
  entityRef: string,
  options: Partial<Omit<AppStackNode, 'parameters' | 'environments'>> & {
    parameters?: Parameters;
    environments?: Record<string, Parameters>;
  } = {},
): AppStackNode {
  const { parameters = {}, environments = {}, ...rest } = options;
  const name = nameOfRef(entityRef);
  return {
    entityRef,
    name,
    address: toIdentifier(name) ?? 'node',
    resourceType: 'postgres-database',
    rule: 'postgres',
    parameters: originated(parameters, 'mapping rule'),
    environments: Object.fromEntries(
      Object.entries(environments).map(([environment, values]) => [
        environment,
        originated(values, 'environment'),
      ]),
    ),
    ...rest,
  };
}

function originated(
  values: Parameters,
  origin: OriginatedValue['origin'],
): Record<string, OriginatedValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, origin }]),
  );
}

export function useOf(
  consumer: string,
  provider: string,
  access: AppStackConnection['access'] = 'readwrite',
): AppStackConnection {
  return { consumer, provider, access, because: ['dependsOn'] };
}

export function appStackOf(
  nodes: AppStackNode[],
  options: Partial<AppStack> = {},
): AppStack {
  return {
    formatVersion: 1,
    name: 'shop-aws',
    cloud: 'aws',
    region: 'eu-central-1',
    mapping: 'default',
    standards: 'default',
    entityRefs: ['system:default/shop'],
    nodes,
    connections: [],
    settings: {},
    ...options,
  };
}

const NAMES = ['api', 'cache', 'files', 'jobs', 'orders', 'users', 'web'];
const REFS = NAMES.flatMap(name => [
  `component:default/${name}`,
  `resource:default/${name}`,
]);
const ENVIRONMENTS = ['dev', 'production'];

const parameters = fc.dictionary(
  fc.constantFrom('size', 'storageGb', 'version'),
  fc.constantFrom('small', 'large', 20, 100, true),
  { maxKeys: 3 },
);

const configuration = fc.record({
  parameters,
  environments: fc.dictionary(fc.constantFrom(...ENVIRONMENTS), parameters, {
    maxKeys: 2,
  }),
});

/** AppStacks over few names, so that two of them often share nodes. */
export function appStackArbitrary(
  options: { settings?: boolean } = {},
): fc.Arbitrary<AppStack> {
  return fc
    .uniqueArray(fc.constantFrom(...REFS), { maxLength: 8 })
    .chain(refs =>
      fc.record({
        nodes: fc.tuple(
          ...refs.map(ref =>
            fc
              .record({
                configuration,
                resourceType: fc.constantFrom('queue', 'topic'),
              })
              .map(({ configuration: values, resourceType }) =>
                nodeOf(ref, {
                  ...values,
                  resourceType,
                  entityUid: `uid of ${ref}`,
                  address: ref.replace(/[^a-z]/g, '_'),
                }),
              ),
          ),
        ),
        connections:
          refs.length === 0
            ? fc.constant<AppStackConnection[]>([])
            : fc.uniqueArray(
                fc
                  .tuple(
                    fc.constantFrom(...refs),
                    fc.constantFrom(...refs),
                    fc.constantFrom('read' as const, 'write' as const),
                  )
                  .map(([consumer, provider, access]) =>
                    useOf(consumer, provider, access),
                  ),
                {
                  maxLength: 8,
                  selector: use => `${use.consumer} ${use.provider}`,
                },
              ),
        settings:
          options.settings && refs.length > 0
            ? fc.dictionary(fc.constantFrom(...refs), configuration)
            : fc.constant({}),
      }),
    )
    .map(({ nodes, connections, settings }) =>
      appStackOf(nodes, { connections, settings }),
    );
}
