import {
  Call,
  Conditional,
  DynamicBlock,
  Expression,
  isList,
  isObject,
  Reference,
  settle,
  Template,
  type PathStep,
  type Value,
} from '../src/terraform/expression';
import { jsonValue } from '../src/terraform/json/jsonValue';
import type { Cdktf } from './providerClasses';

/** What of a program is there already, by its address. */
export interface Made {
  /** Resources and data sources. */
  readonly blocks: ReadonlyMap<
    string,
    { getStringAttribute(path: string): string }
  >;
  readonly variables: ReadonlyMap<string, { readonly stringValue: string }>;
  readonly locals: ReadonlyMap<string, { readonly asString: string }>;
}

/** Makes a value for a class, when what it refers to is there. */
export type MakeValue = (made: Made) => unknown;

/**
 * A value as a program for cdktf has it: references are attributes of its
 * constructs, functions and conditions its expressions, strings with references
 * in them JavaScript's templates. What is not known yet, or has no such form, is
 * text of Terraform's.
 */
export function programValue(
  value: Value,
  { Token, call, conditional }: Cdktf,
  isKnown: (address: string) => boolean,
): MakeValue {
  const make = (unsettled: Value): MakeValue | undefined => {
    const one = settle(unsettled);
    if (one instanceof Reference) {
      return isKnown(one.address) ? reference(one) : undefined;
    }
    if (one instanceof Template) {
      const parts = every(one.parts, make);
      return parts && (made => parts.map(part => part(made)).join(''));
    }
    if (one instanceof Call) {
      const { name } = one;
      const args = every(present(one.args), make);
      return (
        args &&
        (made =>
          Token.asString(
            call(
              name,
              args.map(arg => arg(made)),
            ),
          ))
      );
    }
    if (one instanceof Conditional) {
      const parts = every([one.condition, one.whenTrue, one.whenFalse], make);
      if (!parts) {
        return undefined;
      }
      const [condition, whenTrue, whenFalse] = parts;
      return made =>
        Token.asString(
          conditional(condition(made), whenTrue(made), whenFalse(made)),
        );
    }
    if (one instanceof Expression || one instanceof DynamicBlock) {
      return undefined;
    }
    if (isList(one)) {
      const elements = every(present(one), make);
      return elements && (made => elements.map(element => element(made)));
    }
    if (isObject(one)) {
      const keys = Object.keys(one).filter(
        key => settle(one[key]) !== undefined,
      );
      const members = every(
        keys.map(key => one[key]),
        make,
      );
      return (
        members &&
        (made => {
          const object: Record<string, unknown> = {};
          for (let position = 0; position < keys.length; position++) {
            object[keys[position]] = members[position](made);
          }
          return object;
        })
      );
    }
    return text(one);
  };
  return make(value) ?? text(value);
}

/** A value whose references and functions are text of Terraform's. */
export function text(value: Value): MakeValue {
  const ready = jsonValue(value, one => one);
  return () => ready;
}

function reference({ address, path }: Reference): MakeValue | undefined {
  if (address.startsWith('var.')) {
    return path.length === 0
      ? ({ variables }) => variables.get(address)!.stringValue
      : undefined;
  }
  if (address.startsWith('local.')) {
    return path.length === 0
      ? ({ locals }) => locals.get(address)!.asString
      : undefined;
  }
  const attribute = attributeOf(path);
  return attribute === undefined
    ? undefined
    : ({ blocks }) => blocks.get(address)!.getStringAttribute(attribute);
}

/** `endpoint[0].address`; undefined where a step is no name or number. */
function attributeOf(path: readonly PathStep[]): string | undefined {
  let attribute = '';
  for (const step of path) {
    if (typeof step === 'number') {
      attribute += `[${step}]`;
    } else if (typeof step === 'string' && /^\w+$/.test(step)) {
      attribute += attribute === '' ? step : `.${step}`;
    } else {
      return undefined;
    }
  }
  return attribute || undefined;
}

function present(values: readonly Value[]): Value[] {
  return values.map(settle).filter(value => value !== undefined);
}

/** All of them, or undefined where there is none for one. */
function every<From, To>(
  values: readonly From[],
  make: (value: From) => To | undefined,
): To[] | undefined {
  const all: To[] = [];
  for (const value of values) {
    const one = make(value);
    if (one === undefined) {
      return undefined;
    }
    all.push(one);
  }
  return all;
}
