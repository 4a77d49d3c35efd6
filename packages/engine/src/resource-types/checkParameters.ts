import type { ParameterInfo, Problem } from 'backstage-plugin-stackgen-common';
import type { z } from 'zod';
import { nearest } from '../catalog';

import { allowedValues, parametersByName } from './parameterFacts';
import type { ParameterMeta } from './parameters';
import type { ResourceType } from './ResourceType';

const LONG_PATTERN = 60;

/** As many types are named that have a parameter. */
const MOST_NAMED = 3;

/** Parameters that were found good, and what is wrong with the others. */
export interface CheckedParameters {
  readonly values: Record<string, z.core.util.JSONType>;
  readonly problems: Problem[];
}

/** Checks parameters from one source against a resource type. */
export function checkParameters(options: {
  type: ResourceType;
  values: Readonly<Record<string, unknown>>;
  /** Where they stand, for people: `component:default/orders → database`. */
  where: string;
  entityRef?: string;
  /** Annotations are text: `"true"` and `"20"` count as what they look like. */
  fromText?: boolean;
  /** One environment's values: structural parameters have no place there. */
  environment?: string;
  /** Skips what the type does not know, for values meant for all types. */
  skipUnknown?: boolean;
  /** Types that an entity could have become; their parameters do no harm. */
  otherTypes?: readonly ResourceType[];
}): CheckedParameters {
  const { type, where, entityRef, environment } = options;
  const facts = parametersByName(type);
  const values: CheckedParameters['values'] = {};
  const problems: Problem[] = [];
  const report = (
    name: string,
    code: string,
    message: string,
    mend: string,
    severity: Problem['severity'] = 'error',
  ) =>
    problems.push({
      severity,
      code,
      where: `${where} → ${name}`,
      message,
      mend,
      ...(entityRef !== undefined && { entityRef }),
    });

  for (const [name, raw] of Object.entries(options.values)) {
    const info = facts.get(name);
    if (!info) {
      const settled = type.settled?.[name];
      const others = (options.otherTypes ?? []).filter(other =>
        parametersByName(other).has(name),
      );
      if (options.skipUnknown || (settled && raw === settled.value)) {
        continue;
      }
      if (settled) {
        report(name, 'settled-by-type', settled.message, settled.mend);
      } else if (others.length > 0) {
        report(
          name,
          'parameter-of-another-type',
          `${type.title} has no parameter "${name}", so it changes nothing here.`,
          `Leave it out, or map the entity to ${listed(others)}.`,
          'warning',
        );
      } else {
        const [similar] = nearest(name, facts.keys());
        report(
          name,
          'unknown-parameter',
          `${type.title} has no parameter "${name}".`,
          similar
            ? `Did you mean "${similar}"?`
            : `Known are: ${[...facts.keys()].join(', ')}.`,
        );
      }
      continue;
    }
    if (environment !== undefined && !info.perEnvironment) {
      if (!options.skipUnknown) {
        report(
          name,
          'parameter-not-per-environment',
          `"${name}" cannot differ between environments, because other resources would have to be written.`,
          'Set it for all environments.',
        );
      }
      continue;
    }
    const schema = type.parameters.shape[name] as z.ZodType;
    const readings = options.fromText ? readingsOf(raw) : [raw];
    const good = readings.map(r => schema.safeParse(r)).find(r => r.success);
    if (good && raw !== undefined) {
      values[name] = good.data as z.core.util.JSONType;
      continue;
    }
    const ended = endOf(schema, raw);
    if (ended !== undefined) {
      report(
        name,
        'version-ended',
        `${shown(
          raw,
        )} of "${name}" ended on ${ended}, so nothing is built on it.`,
        `Move to a newer one, which is ${allowedValues(info)}.`,
      );
    } else if (!(options.skipUnknown && isForeign(type))) {
      report(
        name,
        'bad-parameter',
        `${shown(raw)} is not allowed for "${name}".`,
        whatIsAllowed(info),
      );
    }
  }
  return { values, problems };
}

/** `function`, `queue or topic`, `cache, queue, topic or another type` */
function listed(types: readonly ResourceType[]): string {
  const names = types.slice(0, MOST_NAMED).map(({ name }) => name);
  const all =
    types.length > MOST_NAMED ? [...names, 'another type that has it'] : names;
  return [all.slice(0, -1).join(', '), all.at(-1)].filter(Boolean).join(' or ');
}

// An own module's `size` may mean something else than that of all types.
function isForeign({ category }: ResourceType): boolean {
  return category === 'own' || category === 'provider';
}

/** The day on which a version ended that a type offers no more. */
function endOf(schema: z.ZodType, raw: unknown): string | undefined {
  const { ended } = (schema.meta() ?? {}) as Partial<ParameterMeta>;
  return ended?.[String(raw).trim()];
}

/** A pattern tells more than a sentence only as long as it is short. */
function whatIsAllowed(info: ParameterInfo): string {
  return info.pattern && info.pattern.length > LONG_PATTERN
    ? info.description
    : `Allowed is ${allowedValues(info)}.`;
}

/** What a text may stand for: itself, a number, true or false, a list. */
function readingsOf(raw: unknown): unknown[] {
  if (typeof raw !== 'string') {
    return [raw];
  }
  const text = raw.trim();
  const readings: unknown[] = [text];
  if (/^-?\d+(\.\d+)?$/.test(text)) {
    readings.push(Number(text));
  }
  if (/^(true|yes|on)$/i.test(text)) {
    readings.push(true);
  }
  if (/^(false|no|off)$/i.test(text)) {
    readings.push(false);
  }
  readings.push(text.split(',').map(item => item.trim()));
  return readings;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
