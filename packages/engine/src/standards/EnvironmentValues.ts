import { createHash } from 'node:crypto';
import {
  variable,
  type DocumentFile,
  type Expression,
  type Validation,
  type VariableOptions,
} from '../terraform';

/** What Terraform may pass in a tfvars file. */
export type TfvarsValue =
  | string
  | number
  | boolean
  | TfvarsValue[]
  | { [key: string]: TfvarsValue };

/** What else a variable says, where one is declared. */
export interface ValueOptions {
  readonly validation?: Validation;
  /**
   * What does not hold before people put their own value in the place of the
   * one that is made up; Terraform goes on, and says so each time.
   */
  readonly reminder?: Validation;
}

/**
 * Values that may differ between environments. One on which all environments
 * agree stays a literal; the others become a typed variable with a value in
 * each environment's tfvars file.
 */
export class EnvironmentValues {
  readonly #names: readonly string[];
  readonly #tfvars: Map<string, Map<string, TfvarsValue>>;
  readonly #declared = new Map<string, VariableOptions>();
  readonly #reminders = new Map<string, Validation>();

  static create(environments: readonly string[]): EnvironmentValues {
    return new EnvironmentValues(environments);
  }

  private constructor(environments: readonly string[]) {
    this.#names = environments;
    this.#tfvars = new Map(environments.map(name => [name, new Map()]));
  }

  get environments(): readonly string[] {
    return this.#names;
  }

  /** A literal where all agree, else a reference to a variable. */
  value(
    name: string,
    description: string,
    valueOf: (environment: string) => TfvarsValue | undefined,
    options: ValueOptions = {},
  ): TfvarsValue | Expression | undefined {
    const values = this.#names.map(valueOf);
    const [first] = values;
    if (values.every(v => isSame(v, first))) {
      return first;
    }
    return this.#declare(name, description, values, options);
  }

  /**
   * A variable in any case, with a value in each tfvars file that has one.
   * Whoever asks again with the same words gets the same variable.
   */
  variable(
    wantedName: string,
    description: string,
    valueOf: (environment: string) => TfvarsValue | undefined,
    options: ValueOptions = {},
  ): Expression {
    const values = this.#names.map(valueOf);
    return this.#declare(wantedName, description, values, options);
  }

  #declare(
    wantedName: string,
    description: string,
    values: readonly (TfvarsValue | undefined)[],
    options: ValueOptions,
  ): Expression {
    const known = this.#declared.get(wantedName);
    const name =
      known && known.description !== description
        ? `${wantedName}_${shortHash(description)}`
        : wantedName;
    if (!this.#declared.has(name)) {
      const nullable = values.some(v => v === undefined);
      this.#declared.set(name, {
        type: typeOf(values.find(v => v !== undefined) ?? ''),
        description,
        nullable,
        ...(nullable && { default: null }),
        ...(options.validation && { validation: options.validation }),
      });
      if (options.reminder) {
        this.#reminders.set(name, options.reminder);
      }
      for (const [index, environment] of this.#names.entries()) {
        const value = values[index];
        if (value !== undefined) {
          this.#tfvars.get(environment)!.set(name, value);
        }
      }
    }
    return variable(name);
  }

  /** A secret that a person gives to each run; it stands in no file. */
  secret(name: string, description: string): Expression {
    this.#declared.set(name, {
      type: 'string',
      description,
      nullable: false,
      sensitive: true,
    });
    return variable(name);
  }

  /** Writes all variables that were asked for, sorted by name. */
  declareIn(file: DocumentFile): void {
    for (const [name, options] of sorted(this.#declared)) {
      file.variable(name, options);
      const reminder = this.#reminders.get(name);
      if (reminder) {
        file.check(name, reminder);
      }
    }
  }

  /** A variable's value in an environment; undefined where it has none. */
  valueIn(environment: string, name: string): TfvarsValue | undefined {
    return this.#tfvars.get(environment)?.get(name);
  }

  /** Whether some value of some environment holds the text. */
  mentions(text: string): boolean {
    return [...this.#tfvars.values()].some(values =>
      [...values.values()].some(value =>
        typeof value === 'object'
          ? JSON.stringify(value).includes(text)
          : String(value).includes(text),
      ),
    );
  }

  /** The values of one environment by variable name, sorted. */
  tfvars(environment: string): Record<string, TfvarsValue> {
    return Object.fromEntries(
      sorted(this.#tfvars.get(environment) ?? new Map()),
    );
  }
}

function isSame(a: TfvarsValue | undefined, b: TfvarsValue | undefined) {
  return (
    a === b ||
    (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
  );
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}

function typeOf(value: TfvarsValue): string {
  if (Array.isArray(value)) {
    return `list(${typeOf(value[0] ?? '')})`;
  }
  if (typeof value === 'object') {
    return `map(${typeOf(Object.values(value)[0] ?? '')})`;
  }
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
