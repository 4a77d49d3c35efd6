/**
 * StackGen for apps on the legacy frontend system.
 *
 * @packageDocumentation
 */
export { stackgenPlugin, EntityStackGenContent } from './legacyPlugin';
export { stackgenApiRef } from './api/stackgenApiRef';
export { stackgenTranslationRef } from './translation';
