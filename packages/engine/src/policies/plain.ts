/** An expression that only Terraform can work out, as text. */
export class Unresolved {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether a block with this address stands in it. */
  refersTo(address: string): boolean {
    let from = this.text.indexOf(address);
    while (from >= 0) {
      const before = this.text[from - 1] ?? ' ';
      const after = this.text[from + address.length] ?? ' ';
      if (!/[\w.-]/.test(before) && !/[\w-]/.test(after)) {
        return true;
      }
      from = this.text.indexOf(address, from + 1);
    }
    return false;
  }
}

/** A value of a block as a rule sees it: variables have their values. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | Unresolved
  | readonly Plain[]
  | PlainObject;

export interface PlainObject {
  readonly [key: string]: Plain;
}

export function isPlainObject(value: Plain | undefined): value is PlainObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unresolved)
  );
}

/**
 * What stands at a path like `logging.bucket`. Nested blocks are lists or
 * objects, and a path goes into all of them; so there may be several values.
 */
export function valuesAt(value: Plain | undefined, path: string): Plain[] {
  let values: Plain[] = value === undefined ? [] : [value];
  for (const step of path.split('.')) {
    values = values.flatMap(parent =>
      (Array.isArray(parent) ? (parent as readonly Plain[]) : [parent]).flatMap(
        member => {
          const found = isPlainObject(member) ? member[step] : undefined;
          return found === undefined || found === null ? [] : [found];
        },
      ),
    );
  }
  return values;
}

/** Nested blocks of one type, whether there is one or several. */
export function blocksAt(
  value: Plain | undefined,
  path: string,
): PlainObject[] {
  return valuesAt(value, path)
    .flatMap(found => (Array.isArray(found) ? (found as Plain[]) : [found]))
    .filter(isPlainObject);
}

/** All texts and expressions anywhere in a value. */
export function* leavesOf(value: Plain): Generator<Plain> {
  if (Array.isArray(value)) {
    for (const member of value as readonly Plain[]) {
      yield* leavesOf(member);
    }
  } else if (isPlainObject(value)) {
    for (const member of Object.values(value)) {
      yield* leavesOf(member);
    }
  } else {
    yield value;
  }
}

/** Whether a block with this address is referred to anywhere in a value. */
export function refersTo(value: Plain, address: string): boolean {
  for (const leaf of leavesOf(value)) {
    if (leaf instanceof Unresolved && leaf.refersTo(address)) {
      return true;
    }
  }
  return false;
}
