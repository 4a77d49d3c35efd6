import { resourceSchema } from 'stackgen-provider-schemas';
import type { BlockHandle } from '../../terraform';
import type { Breach, GeneralPolicy, StackView } from '../GeneralPolicy';
import {
  COMBINATIONS,
  COMPANIONS,
  EXCLUDING_ENDINGS,
  OTHER_MEANING,
  type Combination,
  type Companion,
} from './combinations';

/** What is given in the environment that is looked at. */
interface Given {
  /** Whatever its expression comes to. */
  certainly(argument: string): boolean;
  /** Also where a condition decides between a value and nothing. */
  perhaps(argument: string): boolean;
}

const REFUSED =
  'The provider refuses the resource, and only when Terraform makes a plan; its published schema does not tell.';

const KNOWN = {
  rationale: REFUSED,
  references: [],
  severity: 'error',
} as const;

export const COMBINED_POLICIES: readonly GeneralPolicy[] = [
  {
    ...KNOWN,
    id: 'ARG-1',
    title: 'Arguments that exclude each other are not given together',
    about:
      'a name and a prefix for one, a value and one that is kept in no state, and others that are known',
    concerns: type => combinationsOf(type).some(excludes),
    find: (block, stack) =>
      look(block, stack, ({ certainly }) => {
        for (const { arguments: names } of combinationsOf(block.type).filter(
          excludes,
        )) {
          const given = names.filter(certainly);
          if (given.length > 1) {
            return {
              path: given[1],
              says: `${listed(given, 'and')} exclude each other.`,
              mend: 'Leave out all of them but one.',
            };
          }
        }
        return undefined;
      }),
  },
  {
    ...KNOWN,
    id: 'ARG-2',
    title: 'Where one of several arguments is needed, one is given',
    about: typesOf(COMBINATIONS.filter(needsOne)),
    concerns: type => combinationsOf(type).some(needsOne),
    find: (block, stack) =>
      look(block, stack, ({ perhaps }) => {
        const missing = combinationsOf(block.type).find(
          one => needsOne(one) && !one.arguments.some(perhaps),
        );
        return (
          missing && {
            says: `It has neither of ${listed(missing.arguments, 'and')}.`,
            mend: `Give it ${listed(missing.arguments, 'or')}.`,
          }
        );
      }),
  },
  {
    ...KNOWN,
    id: 'ARG-3',
    title: 'An argument that needs another one has it',
    about: typesOf(COMPANIONS),
    concerns: type => companionsOf(type).length > 0,
    find: (block, stack) =>
      look(block, stack, ({ certainly, perhaps }) => {
        const alone = companionsOf(block.type).find(
          ({ argument, needs }) => certainly(argument) && !perhaps(needs),
        );
        return (
          alone && {
            path: alone.argument,
            says: `"${alone.argument}" needs "${alone.needs}" beside it.`,
            mend: `Give it "${alone.needs}", too.`,
          }
        );
      }),
  },
];

/** What is wrong in all environments, else in the first where something is. */
function look(
  block: BlockHandle,
  { facts }: StackView,
  find: (given: Given) => Breach | undefined,
): Breach | undefined {
  const breaches = facts.environments.map(environment => {
    const valuesOf = (argument: string) =>
      facts
        .valuesAt(block, argument)
        .filter(one => (one.environment ?? environment) === environment)
        .map(({ value }) => value)
        .filter(isSomething);
    return {
      environment,
      breach: find({
        certainly: argument =>
          valuesOf(argument).some(value => !mayBeNothing(value)),
        perhaps: argument => valuesOf(argument).length > 0,
      }),
    };
  });
  const wrong = breaches.filter(({ breach }) => breach !== undefined);
  const [first] = wrong;
  return wrong.length < breaches.length && first
    ? { ...first.breach!, environment: first.environment }
    : first?.breach;
}

function isSomething(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    !(Array.isArray(value) && value.length === 0)
  );
}

/** Whether it is an expression with `null` at one end of a condition. */
function mayBeNothing(value: unknown): boolean {
  return typeof value === 'string' && /^\$\{.*[?:] null\b/s.test(value);
}

function excludes({ takes }: Combination): boolean {
  return takes !== 'at least one';
}

function needsOne({ takes }: Combination): boolean {
  return takes !== 'at most one';
}

function typesOf(of: readonly { types: readonly string[] }[]): string[] {
  return [...new Set(of.flatMap(({ types }) => types))];
}

const combinations = new Map<string, readonly Combination[]>();

function combinationsOf(type: string): readonly Combination[] {
  let known = combinations.get(type);
  if (!known) {
    known = [
      ...COMBINATIONS.filter(({ types }) => types.includes(type)),
      ...pairsOf(type),
    ];
    combinations.set(type, known);
  }
  return known;
}

function companionsOf(type: string): readonly Companion[] {
  return COMPANIONS.filter(({ types }) => types.includes(type));
}

/** Arguments of a type of which the names say that they exclude each other. */
function pairsOf(type: string): Combination[] {
  const attributes = resourceSchema(type)?.attributes ?? {};
  const isArgument = (name: string) =>
    Boolean(attributes[name]?.optional ?? attributes[name]?.required);
  return Object.keys(attributes).flatMap(name =>
    EXCLUDING_ENDINGS.map(ending => name + ending)
      .filter(
        other =>
          isArgument(name) &&
          isArgument(other) &&
          !OTHER_MEANING.includes(other),
      )
      .map(
        (other): Combination => ({
          types: [type],
          arguments: [name, other],
          takes: 'at most one',
        }),
      ),
  );
}

/** `"a" and "b"`, `"a", "b" or "c"` */
function listed(names: readonly string[], word: 'and' | 'or'): string {
  const quoted = names.map(name => `"${name}"`);
  return `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1)}`;
}
