import type {
  AppStack,
  GeneratedResource,
  NoInfrastructureEntity,
  SkippedEntity,
} from 'backstage-plugin-stackgen-common';
import { prettyJson } from './prettyJson';

/**
 * `stackgen.json`: the blueprint that the other files were written from. What
 * only one portal knows of an entity, its uid, stays out of it.
 */
export function blueprint(options: {
  appStack: AppStack;
  noInfrastructure: readonly NoInfrastructureEntity[];
  skipped: readonly SkippedEntity[];
  fingerprint: string;
  resources: readonly GeneratedResource[];
  /** Paths of all files of the stack: what a later run may replace. */
  files: readonly string[];
}): string {
  const { appStack, noInfrastructure, skipped, fingerprint, files } = options;
  const resources: Record<string, string> = {};
  for (const resource of options.resources) {
    resources[resource.address] = resourceLine(resource);
  }
  const nodes = appStack.nodes.map(({ entityUid: _, ...node }) => node);
  const text = prettyJson({
    ...appStack,
    nodes,
    noInfrastructure,
    skipped,
    fingerprint,
    files,
    resources,
  });
  return `${text}\n`;
}

/**
 * What a later run compares a resource with, on one line: the hash of its
 * configuration, and those of the attributes that cannot change in place.
 */
function resourceLine({ hash, replacing = {} }: GeneratedResource): string {
  let line = hash;
  for (const name of Object.keys(replacing)) {
    line += ` ${name}=${replacing[name]}`;
  }
  return line;
}
