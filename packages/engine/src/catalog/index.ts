export { ACCESS_ANNOTATION } from './accessAnnotation';
export { compareText, sortedUnique } from './compare';
export {
  CONNECTION_RELATIONS,
  connectionsOf,
  type ConnectionRelation,
  type EntityConnection,
} from './connections';
export type { Edge, EdgeRelation } from './edges';
export { entitiesToRead } from './entitiesToRead';
export { buildEntityGraph, EntityGraph } from './EntityGraph';
export type { EntityNode } from './EntityNode';
export {
  entityRefOf,
  GRAPH_KINDS,
  kindOfRef,
  nameOfRef,
  parseReference,
  type GraphKind,
} from './EntityRef';
export { nearest } from './nearest';
export { checkSelection, selectEntities } from './select';
export { sortProblems } from './sortProblems';
