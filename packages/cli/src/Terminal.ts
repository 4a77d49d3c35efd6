/** Where a command writes: results for programs, words for people. */
export interface Terminal {
  /** Standard output: nothing but the result. */
  result(text: string): void;
  /** Standard error: what people want to know meanwhile. */
  say(line: string): void;
}

export const processTerminal: Terminal = {
  result: text => {
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  },
  say: line => {
    process.stderr.write(`${line}\n`);
  },
};

/** A result as JSON, for `--json`. */
export function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
