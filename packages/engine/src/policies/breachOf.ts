import type { BlockHandle } from '../terraform';
import type { Facts } from './Facts';
import type { Breach } from './GeneralPolicy';
import type { Must, Policy } from './Policy';

/** What a rule that is written as data finds wrong with a resource. */
export function breachOf(
  { only, must }: Pick<Policy, 'only' | 'must'>,
  block: BlockHandle,
  facts: Facts,
): Breach | undefined {
  if (only && !concerns(only, block, facts)) {
    return undefined;
  }
  if ('companion' in must) {
    return missingCompanion(must, block, facts);
  }
  if ('without' in must) {
    return unwanted(must, block, facts);
  }
  if ('where' in must) {
    return wrongSetting(must, block, facts);
  }
  const wrong = facts
    .valuesAt(block, must.path)
    .find(({ value }) => !must.be.holds(value));
  return (
    wrong && {
      path: must.path,
      environment: wrong.environment,
      mend: `${must.path} must be ${must.be.says}.`,
    }
  );
}

function concerns(
  only: NonNullable<Policy['only']>,
  block: BlockHandle,
  facts: Facts,
): boolean {
  return facts
    .valuesAt(block, only.path)
    .some(({ value }) =>
      'be' in only ? only.be.holds(value) : value === only.is,
    );
}

/** Of blocks that each hold one setting, the one that is meant. */
function wrongSetting(
  {
    block: name,
    where,
    path,
    be,
  }: Extract<Must, { where: unknown; be: unknown }>,
  block: BlockHandle,
  facts: Facts,
): Breach | undefined {
  const values = facts
    .partsAt(block, name)
    .filter(part => part[where.path] === where.is)
    .flatMap(part => facts.valuesIn(part, path.split('.')));
  const wrong = values.find(({ value }) => !be.holds(value));
  return values.length > 0 && !wrong
    ? undefined
    : {
        path: name,
        ...(wrong?.environment !== undefined && {
          environment: wrong.environment,
        }),
        mend: `${String(where.is)} must be ${be.says}.`,
      };
}

function missingCompanion(
  { companion, by, with: wanted = [] }: Extract<Must, { companion: string }>,
  block: BlockHandle,
  facts: Facts,
): Breach | undefined {
  const good = facts
    .referring(companion, by, block)
    .some(other =>
      wanted.every(({ path, be }) =>
        facts.valuesAt(other, path).every(({ value }) => be.holds(value)),
      ),
    );
  return good
    ? undefined
    : {
        mend: `Add ${withArticle(companion)} that refers to it${wanted
          .map(({ path, be }) => `, with ${path} ${be.says}`)
          .join('')}.`,
      };
}

function unwanted(
  must: Extract<Must, { without: unknown }>,
  block: BlockHandle,
  facts: Facts,
): Breach | undefined {
  const values =
    'block' in must
      ? facts
          .partsAt(block, must.block)
          .filter(one => one[must.where.path] === must.where.is)
          .flatMap(one => facts.valuesIn(one, must.path.split('.')))
      : facts.valuesAt(block, must.path);
  const found = values.find(({ value }) =>
    Array.isArray(value)
      ? value.some(member => must.without.holds(member))
      : must.without.holds(value),
  );
  if (!found) {
    return undefined;
  }
  const path = 'block' in must ? `${must.block}.${must.path}` : must.path;
  return {
    path,
    environment: found.environment,
    mend: `${path} must not be ${must.without.says}.`,
  };
}

/** `an aws_flow_log`, `a google_compute_firewall`. */
function withArticle(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
