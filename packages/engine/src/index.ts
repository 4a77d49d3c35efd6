/**
 * Catalog entities in, Terraform out.
 *
 * @packageDocumentation
 */
export { compareGenerations, type Comparable } from './appstack';
export {
  compareSources,
  type SourceChanges,
  type SourceHashes,
} from './appstack/sourceHashes';
export { checkSelection, entitiesToRead } from './catalog';
export { describeClouds } from './clouds/describe';
export { explain, type Explanation } from './explain';
export { generate, type GenerateInput, type GenerateOutput } from './generate';
export { defaultMapping } from './mapping';
export { checkMapping } from './mapping/checkMapping';
export {
  mappingCoverage,
  type CoveredType,
  type MappingCoverage,
} from './mapping/coverage';
export { readBlueprint, type Blueprint } from './files/readBlueprint';
export { compareClouds, type ParityOffer, type ParityReport } from './parity';
export { describeResourceTypes } from './resource-types/describe';
export { describeSources } from './sources';
export { readStandards } from './standards/readStandards';
export { ENGINE_VERSION } from './version';
