import type {
  AppStack,
  AppStackSummary,
  Generation,
  Revision,
} from 'backstage-plugin-stackgen-common';

/** What the engine said about a revision, beside its blueprint and files. */
export type Outcome = Pick<
  Generation,
  'included' | 'noInfrastructure' | 'skipped' | 'problems' | 'resources'
>;

/** An appStack in the state of its newest revision. */
export interface StoredAppStack {
  summary: AppStackSummary;
  appStack: AppStack;
  outcome: Outcome;
}

/** A revision that is to be written. */
export interface NewRevision {
  mode: Revision['mode'];
  createdAt: Date;
  createdBy: string;
  counts: Revision['counts'];
  generation: Generation;
}
