import type { AppStack, Difference } from 'backstage-plugin-stackgen-common';

/** What overwriting takes away. */
export interface Losses {
  entities: string[];
  resources: string[];
  /** Made anew under the same address: the thing goes, and its data. */
  replaced: string[];
  files: string[];
  /** `resource:default/orders-db → storageGb`. */
  settings: string[];
}

export function listLosses(difference: Difference, appStack: AppStack): Losses {
  const removed = <T extends { change: string }>(items: T[]) =>
    items.filter(item => item.change === 'removed');
  return {
    entities: removed(difference.nodes).map(node => node.entityRef),
    resources: removed(difference.resources).map(resource => resource.address),
    replaced: difference.resources
      .filter(resource => resource.change === 'replaced')
      .map(resource => resource.address),
    files: removed(difference.files).map(file => file.path),
    settings: Object.entries(appStack.settings).flatMap(([ref, settings]) => [
      ...Object.keys(settings.parameters ?? {}).map(name => `${ref} → ${name}`),
      ...Object.entries(settings.environments ?? {}).flatMap(
        ([environment, parameters]) =>
          Object.keys(parameters).map(
            name => `${ref} → ${environment} → ${name}`,
          ),
      ),
    ]),
  };
}

export function hasLosses(losses: Losses): boolean {
  return Object.values(losses).some(list => list.length > 0);
}
