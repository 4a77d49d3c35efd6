import type {
  AppStackNode,
  NodeSettings,
  Problem,
} from 'backstage-plugin-stackgen-common';
import { effectiveValues } from '../appstack';
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
): { parameters: Record<string, unknown>; problems: Problem[] } {
  const effective = effectiveValues(node, settings, environment);
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
