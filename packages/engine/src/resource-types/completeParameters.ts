import type {
  AppStackNode,
  NodeSettings,
  Parameters,
  Problem,
  Standards,
} from 'backstage-plugin-stackgen-common';
import { effectiveValues } from '../appstack';
import { withSize } from '../standards/sizes';
import { checkParameters } from './checkParameters';
import type { ResourceType } from './ResourceType';

/**
 * All parameters of a node in one environment, defaults included. A stored
 * value that the type does not take, made by hand or for an older release,
 * becomes a problem and the default.
 */
export function completeParameters(
  type: ResourceType,
  node: AppStackNode,
  settings: NodeSettings | undefined,
  environment: string,
  sizes: Standards['sizes'],
): { parameters: Record<string, unknown>; problems: Problem[] } {
  const effective = effectiveValues(
    node,
    settings && withSizes(type, settings, sizes),
    environment,
  );
  const { values, problems } = checkParameters({
    type,
    values: Object.fromEntries(
      Object.entries(effective).map(([name, { value }]) => [name, value]),
    ),
    where: `${node.entityRef} → ${type.name} → ${environment}`,
    entityRef: node.entityRef,
  });
  return { parameters: type.parameters.parse(values), problems };
}

/** Hand-made settings name sizes, too. */
function withSizes(
  type: ResourceType,
  { parameters, environments }: NodeSettings,
  sizes: Standards['sizes'],
): NodeSettings {
  const expanded = (values: Parameters = {}) =>
    withSize(type, values, sizes) as Parameters;
  return {
    parameters: expanded(parameters),
    environments: Object.fromEntries(
      Object.entries(environments ?? {}).map(([name, values]) => [
        name,
        expanded(values),
      ]),
    ),
  };
}
