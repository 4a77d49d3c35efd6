/** What `stackgen` says to the shell. */
export const EXIT = {
  /** All is well. */
  done: 0,
  /** There are problems of severity error, or nothing was generated. */
  findings: 1,
  /** The call or a file that it names is wrong. */
  usage: 2,
  /** `diff` found a difference. */
  different: 3,
  /** A fault in `stackgen` itself (EX_SOFTWARE of sysexits.h). */
  fault: 70,
} as const;

/** Ends the command with an explanation; what was wrong is the user's to mend. */
export class UsageError extends Error {
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.name = 'UsageError';
    this.details = details;
  }
}
