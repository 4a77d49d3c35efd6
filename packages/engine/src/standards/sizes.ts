import type { Standards } from 'backstage-plugin-stackgen-common';
import { ownValue } from '../appstack/ownValue';
import { parametersByName } from '../resource-types/parameterFacts';
import { sizeParameter } from '../resource-types/parameters';
import type { ResourceType } from '../resource-types/ResourceType';

/** Sizes that types know by themselves. */
export const BUILT_IN_SIZES: readonly string[] = sizeParameter.unwrap().options;

type Values = Readonly<Record<string, unknown>>;

/**
 * Parameters with what a size of the standards stands for in place of its name.
 * What the same source sets by itself wins; a size that types know by themselves
 * stays beside what the standards add to it.
 */
export function withSize(
  type: ResourceType,
  values: Values,
  sizes: Standards['sizes'],
): Values {
  const { size, ...others } = values;
  const preset =
    typeof size === 'string' ? ownValue(sizes, size.trim()) : undefined;
  if (!preset) {
    return values;
  }
  const known = parametersByName(type);
  const forAll = Object.entries(ownValue(preset, '*') ?? {});
  return {
    ...(BUILT_IN_SIZES.includes(String(size)) && { size }),
    ...Object.fromEntries(forAll.filter(([name]) => known.has(name))),
    ...ownValue(preset, type.name),
    ...others,
  };
}
