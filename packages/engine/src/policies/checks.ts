import type { Expectation } from './expectations';
import { Unresolved, valuesAt, type Plain } from './plain';
import type { PolicyResource, PolicyStack } from './PolicyStack';
import type { Check, Violation } from './Rule';

/** An argument, or one of nested blocks, is as expected. */
export function argument(path: string, expected: Expectation): Check {
  return {
    says: `\`${path}\` ${expected.says}`,
    alone: true,
    violations({ attributes }) {
      const values = valuesAt(attributes, path);
      if (values.length === 0) {
        return expected.mayBeAbsent
          ? []
          : [{ attribute: path, message: `\`${path}\` is not set.` }];
      }
      const wrong = values.find(value => !expected.fits(value));
      return wrong === undefined
        ? []
        : [{ attribute: path, message: `\`${path}\` is ${shown(wrong)}.` }];
    },
  };
}

/** All of them hold. */
export function all(...checks: Check[]): Check {
  return {
    says: checks.map(({ says }) => says).join('; '),
    alone: checks.every(({ alone }) => alone),
    violations: (resource, stack) =>
      checks.flatMap(check => check.violations(resource, stack)),
  };
}

/** One of them holds; if none does, the first says what is wrong. */
export function any(...checks: Check[]): Check {
  return {
    says: checks.map(({ says }) => says).join(', or '),
    alone: checks.every(({ alone }) => alone),
    violations(resource, stack) {
      const results = checks.map(check => check.violations(resource, stack));
      return results.some(found => found.length === 0) ? [] : results[0];
    },
  };
}

/** Only for resources for which the condition holds. */
export function when(condition: Check, check: Check): Check {
  return {
    says: `where ${condition.says}: ${check.says}`,
    alone: condition.alone && check.alone,
    violations: (resource, stack) =>
      condition.violations(resource, stack).length === 0
        ? check.violations(resource, stack)
        : [],
  };
}

/** Another resource that refers to this one is there, and is as it must be. */
export function companion(
  type: string,
  attribute: string,
  check?: Check,
): Check {
  return {
    says: `an \`${type}\` has its \`${attribute}\`${
      check ? ` and there ${check.says}` : ''
    }`,
    violations(resource, stack) {
      const found = stack.referring(resource, type, attribute);
      if (found.length === 0) {
        return [{ message: `No \`${type}\` is for it.` }];
      }
      const results = found.map(other =>
        check ? check.violations(other, stack) : [],
      );
      return results.some(violations => violations.length === 0)
        ? []
        : results[0].map(({ message }) => ({
            message: `\`${found[0].address}\`: ${message}`,
          }));
    },
  };
}

/** What neither arguments nor companions can tell. */
export function custom(
  says: string,
  violations: (resource: PolicyResource, stack: PolicyStack) => Violation[],
): Check {
  return { says, violations };
}

/** A value in a sentence, cut where it is long. */
export function shown(value: Plain): string {
  const text =
    value instanceof Unresolved
      ? `the expression ${value.text}`
      : JSON.stringify(value, (_, member: unknown) =>
          member instanceof Unresolved ? `\${${member.text}}` : member,
        );
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
