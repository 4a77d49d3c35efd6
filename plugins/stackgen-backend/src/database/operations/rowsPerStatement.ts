/** Keeps each statement below what databases take in parameters. */
export const ROWS_PER_STATEMENT = 100;
