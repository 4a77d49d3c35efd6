import type { Standards } from 'backstage-plugin-stackgen-common';
import { compilePatterns } from '../mapping/pattern';

/** Why the standards do not let anything become a type; undefined when they do. */
export function refusedByStandards(
  type: string,
  { name, resourceTypes }: Standards,
): { reason: string; mend: string } | undefined {
  const { allowed, denied } = resourceTypes;
  const has = (names: readonly string[]) =>
    compilePatterns(names)(type.toLowerCase());
  if (denied && has(denied)) {
    return {
      reason: `The standards ${name} deny the resource type ${type}.`,
      mend: `Map it to another resource type, to "external" or to "none", or take ${type} out of resourceTypes.denied.`,
    };
  }
  return allowed && !has(allowed)
    ? {
        reason: `The standards ${name} do not allow the resource type ${type}.`,
        mend: `Map it to one of ${allowed.join(
          ', ',
        )}, to "external" or to "none", or add ${type} to resourceTypes.allowed.`,
      }
    : undefined;
}
