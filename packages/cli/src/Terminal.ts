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

// Control characters and marks that turn the direction of text: a name from a
// catalog must not steer the terminal that shows it.
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** The terminal, with everything that cannot be seen written as `\u001b`. */
export function plainTerminal(terminal: Terminal): Terminal {
  return {
    result: text => terminal.result(visible(text)),
    say: line => terminal.say(visible(line)),
  };
}

/** A result as JSON, for `--json`. */
export function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}

// In JSON text such characters only occur inside strings, where this spelling
// means the same.
function visible(text: string): string {
  return text.replace(
    UNSEEN,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
