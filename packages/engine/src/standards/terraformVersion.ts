import type { Standards } from 'backstage-plugin-stackgen-common';
import type { TerraformDocument } from '../terraform';

/**
 * Arguments that no state keeps need this release.
 * Source: https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
 */
const WRITE_ONLY = '>= 1.11';

/** Releases of Terraform that the standards allow and the blocks need. */
export function terraformVersion(
  document: TerraformDocument,
  { versions }: Standards,
): string {
  const writesOnly = document
    .blocks()
    .some(({ attributes }) =>
      Object.keys(attributes).some(name => name.endsWith('_wo')),
    );
  return writesOnly
    ? `${versions.terraform}, ${WRITE_ONLY}`
    : versions.terraform;
}
