import { createHash } from 'node:crypto';
import { isAscii } from '../terraform/wellFormed';

/** What a kind of resource allows in its name. */
export interface NameRule {
  /** Longest name, in characters. */
  readonly maxLength: number;
  /** Characters to keep back for what the caller appends. */
  readonly reserve?: number;
  /** What stands between words; everything else becomes this. */
  readonly separator?: '-' | '_' | '';
  /** Must begin with a letter; `x` is put before a digit. */
  readonly letterFirst?: boolean;
  /** What it must not begin with; `x-` is put before it. */
  readonly neverFirst?: string;
  /** Words that it must not have in it (`/…/g`); each is divided in the middle. */
  readonly neverWithin?: RegExp;
  /** Upper case stays as it is; lower case only when not given. */
  readonly keepCase?: boolean;
}

/**
 * How the environment's name stands in another name: as it is, without its
 * dashes where none are allowed, or as a hash where there is no room for it.
 */
export type EnvironmentPart = 'whole' | 'compact' | 'hash';

/** A name: text, and the places where the environment's name goes. */
export interface FittedName {
  /** Text pieces; the environment's name stands between each two. */
  readonly pieces: readonly string[];
  readonly environment: EnvironmentPart;
  /** Something had to be cut off; a hash of the full name took its place. */
  readonly shortened: boolean;
}

/** Of everything that a hash stands for, in characters. */
export const HASH_LENGTH = 6;

interface NameOptions {
  readonly pattern: string;
  /** Values by token: `appStack`, `name`, `region`, `cloud`. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly environments: readonly string[];
  readonly rule: NameRule;
}

/**
 * Fits a name pattern to what a kind of resource allows, whatever environment
 * it is deployed to. Only a name that is too long gets a short hash.
 */
export function fitName(options: NameOptions): FittedName {
  const fitted = fitPattern(options);
  const { pattern, environments, rule } = options;
  const { neverFirst } = rule;
  return neverFirst !== undefined &&
    environments.some(name => nameIn(fitted, name).startsWith(neverFirst))
    ? fitPattern({ ...options, pattern: `x-${pattern}` })
    : fitted;
}

function fitPattern(options: NameOptions): FittedName {
  const { pattern, tokens, environments, rule } = options;
  const separator = rule.separator ?? '-';
  const texts = pattern
    .split('{environment}')
    .map(piece =>
      piece.replace(/\{(\w+)\}/g, (_, token: string) => tokens[token] ?? ''),
    );
  const clean = texts.map((text, index) =>
    divided(
      cleanPiece(text, {
        separator,
        keepCase: rule.keepCase ?? false,
        first: index === 0,
        last: index === texts.length - 1,
      }),
      rule,
    ),
  );
  if (rule.letterFirst && !/^[A-Za-z]/.test(clean[0])) {
    clean[0] = `x${clean[0].startsWith(separator) ? '' : separator}${clean[0]}`;
  }
  const roomWith = (part: EnvironmentPart) =>
    rule.maxLength -
    (rule.reserve ?? 0) -
    Math.max(...environments.map(name => partOf(name, part).length), 0) *
      (clean.length - 1);
  const part = environments.some(name => divided(name, rule) !== name)
    ? 'hash'
    : usualPart(environments, separator);
  if (lengthOf(clean) <= roomWith(part)) {
    return { pieces: clean, environment: part, shortened: false };
  }
  const hash = createHash('sha256')
    .update(clean.join('\0'))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const tail = `${separator}${hash}`;
  const shortenFor = (environment: EnvironmentPart): FittedName => {
    const room = roomWith(environment) - tail.length;
    const pieces = shorten(clean, room, separator);
    const end = pieces.length - 1;
    pieces[end] = `${withoutEnd(pieces[end], separator)}${tail}`;
    return { pieces, environment, shortened: true };
  };
  const shorter = shortenFor(part);
  return lengthOf(shorter.pieces) <= roomWith(part)
    ? shorter
    : shortenFor('hash');
}

/** The name in one environment. */
export function nameIn(
  { pieces, environment }: FittedName,
  name: string,
): string {
  return pieces.join(partOf(name, environment));
}

function partOf(name: string, part: EnvironmentPart): string {
  switch (part) {
    case 'compact':
      return name.replace(/-/g, '');
    case 'hash':
      return createHash('sha256')
        .update(name)
        .digest('hex')
        .slice(0, HASH_LENGTH);
    default:
      return name;
  }
}

/** Where no dashes are allowed, environments must differ without them. */
function usualPart(
  environments: readonly string[],
  separator: string,
): EnvironmentPart {
  if (separator !== '' || !environments.some(name => name.includes('-'))) {
    return 'whole';
  }
  const compact = new Set(environments.map(name => partOf(name, 'compact')));
  return compact.size === environments.length ? 'compact' : 'hash';
}

function divided(text: string, { neverWithin, separator = '-' }: NameRule) {
  return neverWithin === undefined
    ? text
    : text.replace(neverWithin, word => {
        const middle = Math.floor(word.length / 2);
        return `${word.slice(0, middle)}${separator}${word.slice(middle)}`;
      });
}

function lengthOf(pieces: readonly string[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

/** Takes from the longest piece until all fit; the first keeps its beginning. */
function shorten(
  clean: readonly string[],
  room: number,
  separator: string,
): string[] {
  const pieces = [...clean];
  while (lengthOf(pieces) > room) {
    const longest = pieces.reduce(
      (best, piece, index) =>
        piece.length > pieces[best].length ? index : best,
      0,
    );
    const shorter = cutOne(pieces[longest], separator);
    if (shorter === pieces[longest]) {
      break;
    }
    pieces[longest] = shorter;
  }
  return pieces;
}

// What stands beside the environment's name stays, and two separators never
// come to stand side by side: some kinds of names refuse that.
function cutOne(piece: string, separator: string): string {
  const keepsEnd = separator !== '' && piece.endsWith(separator);
  const text = withoutEnd(piece, separator);
  const start = separator !== '' && text.startsWith(separator) ? 1 : 0;
  if (text.length - start <= 1) {
    return piece;
  }
  const cut = withoutEnd(text.slice(0, -1), separator);
  return keepsEnd ? `${cut}${separator}` : cut;
}

function withoutEnd(text: string, separator: string): string {
  let end = text.length;
  while (separator !== '' && end > 0 && text[end - 1] === separator) {
    end -= 1;
  }
  return text.slice(0, end);
}

function cleanPiece(
  text: string,
  options: {
    separator: string;
    keepCase: boolean;
    first: boolean;
    last: boolean;
  },
): string {
  const { separator } = options;
  const letters = isAscii(text)
    ? text
    : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  let result = (options.keepCase ? letters : letters.toLowerCase()).replace(
    /[^A-Za-z0-9]+/g,
    separator,
  );
  if (separator && options.first && result.startsWith(separator)) {
    result = result.slice(1);
  }
  return options.last ? withoutEnd(result, separator) : result;
}
