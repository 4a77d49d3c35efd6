/**
 * Attribute and block facts of the Terraform providers that StackGen writes
 * for: what may be written so that it is valid in every supported version.
 *
 * @packageDocumentation
 */
export {
  dataSourceSchema,
  providerNames,
  providerOf,
  providerSchema,
  resourceSchema,
  resourceTypes,
} from './providers';
export { ProviderSchema } from './ProviderSchema';
export type {
  AttributeSchema,
  AttributeType,
  BlockSchema,
  NestedBlockSchema,
} from './types';
