import type { Entity } from '@backstage/catalog-model';
import { format } from '@cdktn/hcl-tools';
import { parse } from '@cdktn/hcl2json';
import {
  ACCESS_LEVELS,
  CLOUDS,
  mappingSchema,
  standardsSchema,
} from 'backstage-plugin-stackgen-common';
import fc from 'fast-check';
import { generate } from './generate';
import { defaultMapping } from './mapping';
import { parameterFacts } from './resource-types/parameterFacts';
import { RESOURCE_TYPES } from './resource-types/registry';
import { hostileText } from './terraform/__testUtils__/hostileText';

/** More of them with `FUZZ_RUNS=10000` in the environment. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 40);
const PARALLEL_TIMEOUT_MS = 60_000 + RUNS * 2_000;

const TYPES = [
  ...RESOURCE_TYPES.map(({ name }) => name),
  'none',
  'external',
  'aws:aws_mq_broker',
  'gcp:google_filestore_instance',
  'azure:azurerm_maps_account',
  'civo:civo_reserved_ip',
  'no-such-type',
];

const NAMES = ['a', 'b', 'orders', 'orders-db', 'a'.repeat(63), 'x1', '9to5'];

const value = fc.oneof(
  hostileText,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom('small', 'medium', 'large', '17', 'internet', 'private'),
  fc.array(hostileText, { maxLength: 3 }),
  fc.dictionary(hostileText, hostileText, { maxKeys: 3 }),
  fc.constantFrom(
    '${{ entity.metadata.name }}',
    '${{ stack.kmsKeyArn }}',
    '${{ entity.nothing }}',
    '${{ broken',
  ),
);

/** Parameters of all types: some right, most wrong. */
const parameterName = fc.constantFrom(
  ...new Set(
    RESOURCE_TYPES.flatMap(type => parameterFacts(type).map(p => p.name)),
  ),
  'unknown',
);
const parameters = fc.dictionary(parameterName, value, { maxKeys: 4 });

const reference = fc
  .tuple(
    fc.constantFrom('component', 'resource', 'api', 'system', 'nothing'),
    fc.constantFrom(...NAMES, 'missing'),
  )
  .map(([kind, name]) => `${kind}:default/${name}`);

const annotationName = fc.oneof(
  parameterName.map(
    name => `stackgen.io/${name.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`)}`,
  ),
  fc.constantFrom('stackgen.io/implementation', 'stackgen.io/ignore', 'other'),
);

const entity = fc
  .record({
    kind: fc.constantFrom('Component', 'Resource', 'API'),
    name: fc.constantFrom(...NAMES),
    title: fc.option(hostileText, { nil: undefined }),
    description: fc.option(hostileText, { nil: undefined }),
    resourceType: fc.option(fc.constantFrom(...TYPES), { nil: undefined }),
    type: fc.oneof(
      fc.constantFrom('service', 'website', 'database', 'queue', 'library'),
      hostileText,
    ),
    owner: fc.oneof(fc.constantFrom('team', 'group:default/team'), hostileText),
    lifecycle: fc.oneof(fc.constant('production'), hostileText),
    tags: fc.array(hostileText, { maxLength: 3 }),
    annotations: fc.dictionary(annotationName, hostileText, { maxKeys: 4 }),
    access: fc.option(fc.constantFrom(...ACCESS_LEVELS), { nil: undefined }),
    dependsOn: fc.array(reference, { maxLength: 4 }),
    providesApis: fc.array(reference, { maxLength: 1 }),
    consumesApis: fc.array(reference, { maxLength: 2 }),
  })
  .map(
    ({
      kind,
      name,
      title,
      description,
      resourceType,
      tags,
      annotations,
      access,
      ...spec
    }): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: {
        name,
        title,
        description,
        tags,
        annotations: {
          ...annotations,
          ...(resourceType && { 'stackgen.io/resource-type': resourceType }),
          ...(access && { 'stackgen.io/access': access }),
        },
      },
      spec: { ...spec, system: 'fuzzed' },
    }),
  );

const rule = fc.record(
  {
    match: fc.record(
      {
        kind: fc.constantFrom('Component', 'Resource'),
        mentions: fc.constantFrom('a', 'orders'),
      },
      { requiredKeys: [] },
    ),
    resourceType: fc.constantFrom(...TYPES),
    parameters,
    environments: fc.dictionary(
      fc.constantFrom('dev', 'production', 'nowhere'),
      parameters,
      { maxKeys: 2 },
    ),
  },
  { requiredKeys: ['match', 'resourceType'] },
);

const standards = fc.record(
  {
    tags: fc.dictionary(hostileText, hostileText, { maxKeys: 2 }),
    naming: fc.record({
      pattern: fc.oneof(
        fc.constantFrom(
          '{appStack}-{environment}-{name}',
          '{name}',
          '{environment}{name}{region}',
          'long-words-in-front-of-everything-{name}-{environment}',
        ),
        hostileText.filter(text => text.trim().length > 0),
      ),
    }),
    parameters: fc.dictionary(fc.constantFrom('*', ...TYPES), parameters, {
      maxKeys: 2,
    }),
    network: fc.record(
      {
        zones: fc.constantFrom(2, 3),
        nat: fc.constantFrom('none', 'single', 'per-zone'),
      },
      { requiredKeys: [] },
    ),
    ci: fc.constantFrom('github-actions', 'gitlab', 'azure-devops', 'none'),
  },
  { requiredKeys: [] },
);

test(
  'whatever comes in, every entity is told, and what comes out is formatted Terraform',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entity, { minLength: 1, maxLength: 8 }),
        fc.array(rule, { maxLength: 3 }),
        standards,
        fc.constantFrom(...CLOUDS),
        async (entities, rules, profile, cloud) => {
          const parsed = standardsSchema.safeParse(profile);
          const mapping = mappingSchema.safeParse({
            name: 'fuzzed',
            rules: [
              ...rules.map((one, index) => ({ ...one, id: `rule-${index}` })),
              ...defaultMapping.rules,
            ],
          });
          fc.pre(parsed.success && mapping.success);
          const refs = [
            ...new Set(
              entities.map(
                ({ kind, metadata }) =>
                  `${kind.toLowerCase()}:default/${metadata.name}`,
              ),
            ),
          ];
          const { included, noInfrastructure, skipped, files } = generate({
            entities,
            entityRefs: refs,
            cloud,
            mapping: mapping.data!,
            standards: parsed.data!,
          });
          const told = [...included, ...noInfrastructure, ...skipped].map(
            ({ entityRef }) => entityRef,
          );
          expect(new Set(told).size).toBe(told.length);
          expect(told.sort()).toEqual(refs.sort());
          const terraform = files.filter(({ path }) =>
            /\.(tf|tfvars)$/.test(path),
          );
          for (const { path, content } of terraform) {
            expect(await format(content)).toBe(content);
            await parse(path, content);
          }
        },
      ),
      { numRuns: RUNS },
    );
  },
  PARALLEL_TIMEOUT_MS,
);
