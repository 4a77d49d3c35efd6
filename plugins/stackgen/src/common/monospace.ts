/** What code, addresses and paths are written in. */
export const MONOSPACE =
  'Menlo, Monaco, Consolas, "Liberation Mono", monospace';
