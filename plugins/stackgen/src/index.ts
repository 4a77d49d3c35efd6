/**
 * StackGen on the entity page: what the catalog becomes as Terraform.
 *
 * @packageDocumentation
 */
export { stackgenPlugin as default } from './plugin';
export { stackgenApiRef } from './api/stackgenApiRef';
export { stackgenTranslationRef } from './translation';
