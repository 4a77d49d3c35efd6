/**
 * What the StackGen plugins share.
 *
 * @packageDocumentation
 */
export * from './access';
export * from './api';
export * from './appStack';
export * from './clouds';
export * from './generation';
export * from './mapping';
export * from './modules';
export * from './permissions';
export * from './policies';
export * from './problems';
export * from './problemsOfError';
export * from './provides';
export * from './resourceTypes';
export * from './standards';
export * from './StackgenApi';
export * from './StackgenClient';
