import type { EnvironmentValues } from '../standards/EnvironmentValues';
import type { BlockHandle } from '../terraform';
import { argumentsToJson } from '../terraform';

/** A value that an argument has, and where: in all environments, or in one. */
export interface ArgumentValue {
  readonly value: unknown;
  readonly environment?: string;
}

const VARIABLE = /^\$\{var\.(\w+)\}$/;

/** The arguments of a block that rules look at, as plain data. */
export function readArguments(
  block: BlockHandle,
  names: ReadonlySet<string>,
): Record<string, unknown> {
  return argumentsToJson(block, [...names]);
}

/**
 * Everything that a path leads to: one value, several where a block repeats,
 * and one for each environment where a variable decides. A path to nothing
 * gives one value that is undefined.
 */
export function valuesAt(
  values: Record<string, unknown>,
  path: string,
  variables: EnvironmentValues,
): ArgumentValue[] {
  let found: unknown[] = [values];
  for (const step of path.split('.')) {
    found = found
      .flatMap(value => (Array.isArray(value) ? value : [value]))
      .map(value => (Object(value) as Record<string, unknown>)[step]);
  }
  return found.flatMap(value => {
    const [, name] =
      typeof value === 'string' ? VARIABLE.exec(value) ?? [] : [];
    if (name === undefined) {
      return [{ value }];
    }
    const given = variables.environments.flatMap(environment => {
      const own = variables.tfvars(environment)[name];
      return own === undefined ? [] : [{ value: own, environment }];
    });
    // One that people fill in is known to nobody yet.
    return given.length > 0 ? given : [{ value }];
  });
}
