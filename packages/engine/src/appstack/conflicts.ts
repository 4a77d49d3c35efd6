import type {
  AppStackNode,
  Conflict,
  NodeSettings,
  Parameters,
} from 'backstage-plugin-stackgen-common';
import { compareText } from '../catalog/compare';
import { isSame } from './canonicalJson';
import { effectiveValues } from './effectiveParameters';
import { ownValue } from './ownValue';

/**
 * Compares a node's hand-made settings with what the catalog changed since the
 * last sync. Where both changed one value to something else, that is a conflict
 * and the setting stays, unless it is named among those to drop.
 *
 * @param dropped - names such as `storageGb` or `production/storageGb`
 * @returns what remains of the settings, undefined when nothing does
 */
export function settleSettings(options: {
  entityRef: string;
  base: AppStackNode;
  theirs: AppStackNode;
  settings: NodeSettings;
  dropped: readonly string[];
}): { settings: NodeSettings | undefined; conflicts: Conflict[] } {
  const { entityRef, settings } = options;
  const dropped = new Set(options.dropped);
  const conflicts: Conflict[] = [];

  const settle = (
    ours: Parameters | undefined,
    environment: string | undefined,
  ): Parameters | undefined => {
    const base = effectiveValues(options.base, undefined, environment);
    const theirs = effectiveValues(options.theirs, undefined, environment);
    const kept: [string, Parameters[string]][] = [];
    for (const [parameter, value] of Object.entries(ours ?? {})) {
      const key = environment ? `${environment}/${parameter}` : parameter;
      if (dropped.has(key)) {
        continue;
      }
      kept.push([parameter, value]);
      const before = ownValue(base, parameter)?.value;
      const now = ownValue(theirs, parameter)?.value;
      if (!isSame(before, now) && !isSame(value, now)) {
        conflicts.push({
          entityRef,
          parameter,
          ...(environment !== undefined && { environment }),
          ...(before !== undefined && { base: before }),
          ours: value,
          ...(now !== undefined && { theirs: now }),
        });
      }
    }
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  };

  const parameters = settle(settings.parameters, undefined);
  const environments = Object.entries(settings.environments ?? {}).flatMap(
    ([name, values]) => {
      const kept = settle(values, name);
      return kept ? [[name, kept] as const] : [];
    },
  );
  conflicts.sort((a, b) =>
    compareText(
      `${a.environment ?? ''}\n${a.parameter}`,
      `${b.environment ?? ''}\n${b.parameter}`,
    ),
  );
  if (dropped.size === 0) {
    return { settings, conflicts };
  }
  if (!parameters && environments.length === 0) {
    return { settings: undefined, conflicts };
  }
  return {
    settings: {
      ...(parameters && { parameters }),
      ...(environments.length > 0 && {
        environments: Object.fromEntries(environments),
      }),
    },
    conflicts,
  };
}
