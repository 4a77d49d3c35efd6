import {
  VALUE_ORIGINS,
  type AppStackNode,
  type NodeSettings,
  type OriginatedValue,
} from 'backstage-plugin-stackgen-common';
import { compareText } from '../catalog/compare';
import { ownValue } from './ownValue';

/**
 * The values that hold for a node in one environment, by parameter, and where
 * each came from. A parameter that is not among them has its type's default.
 *
 * @param settings - the node's hand-made settings
 * @param environment - without one, what holds where no environment differs
 */
export function effectiveValues(
  node: Pick<AppStackNode, 'parameters' | 'environments'>,
  settings: NodeSettings | undefined,
  environment: string | undefined,
): Record<string, OriginatedValue> {
  const own =
    environment === undefined
      ? []
      : Object.entries(ownValue(node.environments, environment) ?? {});
  const set = (values: NodeSettings['parameters'], origin: SettingOrigin) =>
    Object.entries(values ?? {}).map(
      ([name, value]): [string, OriginatedValue] => [name, { value, origin }],
    );
  const candidates = [
    ...Object.entries(node.parameters),
    ...own,
    ...set(settings?.parameters, 'appStack setting'),
    ...(environment === undefined
      ? []
      : set(ownValue(settings?.environments, environment), 'environment')),
  ];

  const values = new Map<string, OriginatedValue>();
  for (const [name, candidate] of candidates) {
    const present = values.get(name);
    if (!present || rank(candidate) >= rank(present)) {
      values.set(name, candidate);
    }
  }
  return Object.fromEntries([...values].sort(([a], [b]) => compareText(a, b)));
}

type SettingOrigin = 'appStack setting' | 'environment';

function rank({ origin }: OriginatedValue): number {
  return VALUE_ORIGINS.indexOf(origin);
}
