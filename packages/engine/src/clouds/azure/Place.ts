import type { NodeScope } from '../../resource-types/NodeScope';
import type { NameRule } from '../../standards/naming';
import type {
  Attributes,
  BlockHandle,
  BlockOptions,
  DocumentFile,
  Expression,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';

/**
 * Where something is written: in a node's file under its address, or in a file
 * of the foundation under a name that no node can have.
 */
export interface Place {
  /** What people call it in reasons. */
  readonly label: string;
  name(rule: NameRule, suffix?: string): Expression;
  resource(
    type: string,
    suffix: string | undefined,
    attributes: Attributes,
    options?: BlockOptions,
  ): BlockHandle;
}

export function placeOfNode<P>(
  scope: NodeScope<P>,
  azure: AzureFoundation,
): Place {
  const node = scope as unknown as NodeScope;
  return {
    label: node.label,
    name: (rule, suffix) => azure.name(node, rule, suffix),
    resource: (type, suffix, attributes, options) =>
      node.resource(type, suffix, attributes, {
        ...options,
        provenance: { implicit: true, ...options?.provenance },
      }),
  };
}

export function sharedPlace(
  name: string,
  label: string,
  file: DocumentFile,
  azure: AzureFoundation,
): Place {
  return {
    label,
    name: (rule, suffix) =>
      azure.name(suffix ? `${name}-${suffix}` : name, rule),
    resource: (type, suffix, attributes, options) =>
      file.resource(
        type,
        suffix ? `${name}_${suffix}` : name,
        attributes,
        options,
      ),
  };
}
