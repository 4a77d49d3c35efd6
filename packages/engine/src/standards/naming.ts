import { createHash } from 'node:crypto';

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
  /** Upper case stays as it is; lower case only when not given. */
  readonly keepCase?: boolean;
}

/** A name: text, and the places where the environment's name goes. */
export interface FittedName {
  /** Text pieces; the environment's name stands between each two. */
  readonly pieces: readonly string[];
  /** Something had to be cut off; a hash of the full name took its place. */
  readonly shortened: boolean;
}

const HASH_LENGTH = 6;

/**
 * Fits a name pattern to what a kind of resource allows, whatever environment
 * it is deployed to. Only a name that is too long gets a short hash.
 */
export function fitName(options: {
  pattern: string;
  /** Values by token: `appStack`, `name`, `region`, `cloud`. */
  tokens: Readonly<Record<string, string>>;
  environments: readonly string[];
  rule: NameRule;
}): FittedName {
  const { pattern, tokens, environments, rule } = options;
  const separator = rule.separator ?? '-';
  const texts = pattern
    .split('{environment}')
    .map(piece =>
      piece.replace(/\{(\w+)\}/g, (_, token: string) => tokens[token] ?? ''),
    );
  const clean = texts.map((text, index) =>
    cleanPiece(text, {
      separator,
      keepCase: rule.keepCase ?? false,
      first: index === 0,
      last: index === texts.length - 1,
    }),
  );
  if (rule.letterFirst && !/^[A-Za-z]/.test(clean[0])) {
    clean[0] = `x${separator}${clean[0]}`;
  }
  const longest = Math.max(...environments.map(name => name.length), 0);
  const room =
    rule.maxLength - (rule.reserve ?? 0) - longest * (clean.length - 1);
  const length = clean.reduce((sum, piece) => sum + piece.length, 0);
  if (length <= room) {
    return { pieces: clean, shortened: false };
  }
  const hash = createHash('sha256')
    .update(clean.join('\0'))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const tail = `${separator}${hash}`;
  const pieces = [...clean];
  let excess = length + tail.length - room;
  while (excess > 0) {
    const longestIndex = pieces.reduce(
      (best, piece, index) =>
        piece.length > pieces[best].length ? index : best,
      0,
    );
    if (pieces[longestIndex].length === 0) {
      break;
    }
    pieces[longestIndex] = shorten(pieces[longestIndex], longestIndex === 0);
    excess -= 1;
  }
  const end = pieces.length - 1;
  const trimmed = separator
    ? pieces[end].replace(new RegExp(`${separator}+$`), '')
    : pieces[end];
  pieces[end] = `${trimmed}${tail}`;
  return { pieces, shortened: true };
}

// The separator beside the environment's name must stay.
function shorten(piece: string, keepEnd: boolean): string {
  return keepEnd && piece.length > 2
    ? piece.slice(0, -2) + piece.slice(-1)
    : piece.slice(0, -1);
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
  const cased = options.keepCase ? text : text.toLowerCase();
  let result = cased.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, separator);
  if (separator) {
    if (options.first) {
      result = result.replace(new RegExp(`^${separator}+`), '');
    }
    if (options.last) {
      result = result.replace(new RegExp(`${separator}+$`), '');
    }
  }
  return result;
}
