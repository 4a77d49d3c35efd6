import type { GeneratedResource } from 'backstage-plugin-stackgen-common';

/**
 * Tells which resource each one continues, as Terraform sees it: the one of the
 * same address, or one from whose address `moved` blocks lead here. Nothing
 * leads from a newer name back to an older one: there Terraform destroys the
 * resource and makes another.
 *
 * @returns gives the address before, or the present one of what is new
 */
export function addressesBefore(
  before: readonly GeneratedResource[],
  after: readonly GeneratedResource[],
): (resource: GeneratedResource) => string {
  const olds = new Set(before.map(({ address }) => address));
  const nows = new Set(after.map(({ address }) => address));
  return ({ address, formerAddresses = [] }) =>
    [
      address,
      // Terraform moves nothing away from what is still there.
      ...formerAddresses.filter(former => !nows.has(former)),
    ].find(known => olds.has(known)) ?? address;
}
