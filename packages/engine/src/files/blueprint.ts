import type {
  AppStack,
  GeneratedResource,
  NoInfrastructureEntity,
  SkippedEntity,
} from 'backstage-plugin-stackgen-common';

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
  const resources = Object.fromEntries(
    options.resources.map(resource => [
      resource.address,
      resourceLine(resource),
    ]),
  );
  const nodes = appStack.nodes.map(({ entityUid: _, ...node }) => node);
  return `${JSON.stringify(
    {
      ...appStack,
      nodes,
      noInfrastructure,
      skipped,
      fingerprint,
      files,
      resources,
    },
    undefined,
    2,
  )}\n`;
}

/**
 * What a later run compares a resource with, on one line: the hash of its
 * configuration, and those of the attributes that cannot change in place.
 */
function resourceLine({ hash, replacing = {} }: GeneratedResource): string {
  return [
    hash,
    ...Object.entries(replacing).map(([name, value]) => `${name}=${value}`),
  ].join(' ');
}
