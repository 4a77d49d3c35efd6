export {
  applyMapping,
  EXTERNAL,
  NO_INFRASTRUCTURE,
  type MappedParameters,
  type MappingOutcome,
} from './applyMapping';
export { CompiledMapping } from './CompiledMapping';
export { defaultMapping } from './defaultMapping';
export {
  ANNOTATION_PREFIX,
  IGNORE_ANNOTATION,
  IMPLEMENTATION_ANNOTATION,
  RESOURCE_TYPE_ANNOTATION,
} from './stackgenAnnotations';
