import {
  standardsSchema,
  type AppStack,
  type Cloud,
  type StandardsInput,
} from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../../build';
import { EnvironmentValues } from '../../standards/EnvironmentValues';
import {
  jsonencode,
  TerraformDocument,
  type Attributes,
  type Lifecycle,
  type Value,
} from '../../terraform';
import { evaluatePolicies, type About } from '../evaluate';

/**
 * Blocks by address; `provider.aws`, `module.x`, `output.x` and `locals` are
 * such, too. What stands beside arguments is written as one: `count`.
 */
export type Blocks = Record<string, Attributes>;

export interface Case {
  readonly bad: Blocks;
  readonly good?: Blocks;
  readonly cloud?: Cloud;
  readonly standards?: StandardsInput;
  readonly today?: string;
  /** Values of variables by environment. */
  readonly values?: Record<string, Record<string, boolean | number | string>>;
  /** Type that the mapping gave to the node that all is written for. */
  readonly resourceType?: string;
}

/** What the rules say of blocks. */
export function violations(
  blocks: Blocks,
  options: Omit<Case, 'bad' | 'good'> = {},
) {
  const { cloud = 'aws', standards = {}, today, resourceType } = options;
  const document = TerraformDocument.create();
  const entityRef = 'resource:default/x';
  const file = document.file('main.tf', {
    provenance: { reason: 'test', entityRef },
  });
  for (const [address, attributes] of Object.entries(blocks)) {
    const [type, name] = address.split('.');
    if (type === 'locals') {
      file.locals(attributes);
    } else if (type === 'provider') {
      file.provider(name, attributes);
    } else if (type === 'module') {
      file.module(name, { source: './x', inputs: attributes });
    } else if (type === 'output') {
      file.output(name, {
        description: name,
        value: attributes.value,
        sensitive: attributes.sensitive === true,
      });
    } else {
      const { count, lifecycle, ...others } = attributes;
      file.resource(type, name, others, {
        ...(count !== undefined && { count }),
        ...(lifecycle !== undefined && { lifecycle: lifecycle as Lifecycle }),
      });
    }
  }
  const values = EnvironmentValues.create(['dev', 'production']);
  for (const [name, given] of Object.entries(options.values ?? {})) {
    values.variable(name, name, environment => given[environment]);
  }
  const about: About = {
    appStack: {
      cloud,
      name: 'shop',
      nodes: resourceType ? [{ entityRef, resourceType }] : [],
    } as unknown as AppStack,
    ...(today !== undefined && { today }),
  };
  return evaluatePolicies(
    { document, values } as unknown as BuiltStack,
    standardsSchema.parse(standards),
    about,
  );
}

/** The ids of rules that blocks break. */
export function rulesOf(
  blocks: Blocks,
  options: Omit<Case, 'bad' | 'good'> = {},
) {
  return [...new Set(violations(blocks, options).map(({ rule }) => rule))];
}

/** One resource. */
export const only = (type: string, attributes: Attributes): Blocks => ({
  [`${type}.x`]: attributes,
});

/** A policy of AWS with one statement that allows something. */
export const statement = (more: Record<string, Value>): Value =>
  jsonencode({ Statement: [{ Effect: 'Allow', ...more }] });

/** A rule, what the case is about, and what breaks and keeps it. */
export type PolicyCase = [id: string, about: string, given: Case];

/** The ids of rules that the bad and the good stack of a case break. */
export function verdictsOn({ bad, good, ...options }: Case): {
  bad: string[];
  good: string[];
} {
  return {
    bad: rulesOf(bad, options),
    good: rulesOf(good ?? {}, options),
  };
}

/** The ids of what there is, each once. */
export function idsOf(
  of: readonly (PolicyCase | { readonly id: string })[],
): string[] {
  return [...new Set(of.map(one => ('id' in one ? one.id : one[0])))].sort();
}
