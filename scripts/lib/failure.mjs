/** A failure whose message says all that a person needs; it is shown without a stack trace. */
export class Failure extends Error {
  name = 'Failure';
}

/** Prints why the script ends, and ends it. */
export function failWith(error) {
  const text =
    error instanceof Failure ? error.message : error?.stack ?? String(error);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
