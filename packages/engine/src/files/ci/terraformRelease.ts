/** Releases to install in CI, newest first; the first that fits is taken. */
const RELEASES = ['1.13.3', '1.12.2', '1.11.4', '1.10.5'];

type Version = readonly [number, number, number];

/**
 * A release of Terraform that a version constraint allows: a known one, else
 * the highest version that the constraint itself names.
 */
export function terraformRelease(constraint: string): string {
  const conditions = constraint.split(',').flatMap(part => {
    const [, operator = '=', text] =
      /^\s*(=|!=|>=|>|<=|<|~>)?\s*(\d+(?:\.\d+){0,2})\s*$/.exec(part) ?? [];
    return text === undefined ? [] : [{ operator, text }];
  });
  const fits = (release: string) =>
    conditions.every(({ operator, text }) => allows(operator, text, release));
  const named = conditions
    .filter(({ operator }) => operator !== '!=')
    .map(({ text }) => parse(text).join('.'))
    .sort((a, b) => compare(parse(b), parse(a)));
  return RELEASES.find(fits) ?? named.find(fits) ?? named[0] ?? RELEASES[0];
}

function allows(operator: string, text: string, release: string): boolean {
  const wanted = parse(text);
  const given = parse(release);
  const order = compare(given, wanted);
  switch (operator) {
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '~>': {
      // Only the last part that is written may grow.
      const fixed = Math.max(1, text.split('.').length - 1);
      return (
        order >= 0 && wanted.slice(0, fixed).every((n, i) => n === given[i])
      );
    }
    default:
      return order === 0;
  }
}

function parse(text: string): Version {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return [major, minor, patch];
}

function compare(a: Version, b: Version): number {
  const index = a.findIndex((part, i) => part !== b[i]);
  return index < 0 ? 0 : a[index] - b[index];
}
