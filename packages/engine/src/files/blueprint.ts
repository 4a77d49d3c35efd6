import type {
  AppStack,
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
  /** Paths of all files of the stack: what a later run may replace. */
  files: readonly string[];
}): string {
  const { appStack, noInfrastructure, skipped, fingerprint, files } = options;
  const nodes = appStack.nodes.map(({ entityUid: _, ...node }) => node);
  return `${JSON.stringify(
    { ...appStack, nodes, noInfrastructure, skipped, fingerprint, files },
    undefined,
    2,
  )}\n`;
}
