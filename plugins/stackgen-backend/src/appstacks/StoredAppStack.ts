import type {
  AppStack,
  AppStackSummary,
  Generation,
  Revision,
} from 'backstage-plugin-stackgen-common';
import type { SourceHashes } from 'stackgen-engine';

/** What the engine said about a revision, beside its blueprint and files. */
export type Outcome = Pick<
  Generation,
  'included' | 'noInfrastructure' | 'skipped' | 'problems' | 'resources'
>;

/** What a revision says, without its files. */
export interface RevisionContent {
  appStack: AppStack;
  outcome: Outcome;
  /** What it was generated from; absent where that was not recorded. */
  sources?: SourceHashes;
}

/** An appStack in the state of its newest revision. */
export interface StoredAppStack extends RevisionContent {
  summary: AppStackSummary;
}

/** Refs of all entities that an appStack is for, or that it holds. */
export function entityRefsOf({ appStack }: RevisionContent): string[] {
  return [
    ...appStack.entityRefs,
    ...appStack.nodes.map(({ entityRef }) => entityRef),
  ];
}

/** A revision that was generated and is to be written. */
export interface NewRevision {
  mode: Exclude<Revision['mode'], 'restore'>;
  createdAt: Date;
  createdBy: string;
  counts: Revision['counts'];
  generation: Generation;
  sources?: SourceHashes;
}
