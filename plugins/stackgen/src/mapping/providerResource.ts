import { CLOUDS, type Cloud } from 'backstage-plugin-stackgen-common';

/** Any resource of a cloud's provider, which a mapping may name as well. */
export interface ProviderResource {
  readonly cloud: Cloud;
  /** As Terraform names it; empty while nobody has typed it yet. */
  readonly type: string;
}

/** What `aws:aws_mq_broker` means; undefined for every other resource type. */
export function providerResourceOf(
  name: string | undefined,
): ProviderResource | undefined {
  const [prefix, type] = (name ?? '').split(':', 2);
  const cloud = CLOUDS.find(known => known === prefix);
  return cloud && type !== undefined ? { cloud, type } : undefined;
}
