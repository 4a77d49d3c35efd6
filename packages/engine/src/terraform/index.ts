export {
  binary,
  call,
  conditional,
  dynamicBlock,
  forList,
  forObject,
  index,
  jsonencode,
  lazy,
  local,
  ref,
  template,
  unary,
  variable,
} from './builders';
export { Expression, settle, SPLAT } from './expression';
export type { Attributes, PathStep, Value } from './expression';
export { BlockHandle } from './BlockHandle';
export type { BlockKind } from './BlockHandle';
export { DocumentFile } from './DocumentFile';
export type { FileOptions } from './DocumentFile';
export { checkDocument } from './check/checkDocument';
export { TerraformDocument } from './TerraformDocument';
export { isIdentifier, toIdentifier } from './names';
export type { Provenance } from './provenance';
export type {
  BlockOptions,
  CheckOptions,
  Lifecycle,
  ModuleOptions,
  OutputOptions,
  RequiredProvider,
  Skip,
  TerraformOptions,
  Validation,
  VariableOptions,
} from './options';
export { renderBlock, renderHcl } from './hcl/renderHcl';
export { renderJson } from './json/renderJson';
export { renderBackendConfig, renderTfvars } from './renderValues';
export type { Literal } from './renderValues';
