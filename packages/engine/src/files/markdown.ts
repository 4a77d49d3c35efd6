import { wellFormed } from '../terraform/wellFormed';

// What would hide text, or show it in another order than it has.
const INVISIBLE =
  /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

/** What has nothing invisible in it. */
const ASCII = /^[ -~]*$/;

/** Text from the catalog or people, so that Markdown shows it as it is. */
export function md(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]()#+!|<>~&$]/g, character => `\\${character}`)
    .trim();
}

/** Code, with a fence that the text itself cannot close. */
export function code(text: string): string {
  const clean = oneLine(text).replace(/\|/g, '\\|');
  const longest = longestRun(clean);
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 || clean.trim() === '' ? ' ' : '';
  return `${fence}${space}${clean}${space}${fence}`;
}

/** Lines of code in a block that they cannot close. */
export function codeBlock(lines: readonly string[], language = ''): string[] {
  const clean = lines.map(oneLine);
  const fence = '`'.repeat(
    Math.max(3, ...clean.map(line => longestRun(line) + 1)),
  );
  return [`${fence}${language}`, ...clean, fence];
}

/**
 * Advice as Markdown lines: sentences as they are, and lines of YAML, which
 * begin with a dash or are indented, as a block of code.
 */
export function advice(text: string): string[] {
  const result: string[] = [];
  let block: string[] = [];
  const flush = () => {
    if (block.length > 0) {
      result.push('', ...codeBlock(block, 'yaml'), '');
      block = [];
    }
  };
  for (const line of text.split('\n')) {
    if (/^(- |\s)/.test(line)) {
      block.push(line);
    } else {
      flush();
      result.push(md(line));
    }
  }
  flush();
  return result.at(-1) === '' ? result.slice(0, -1) : result;
}

/** A list whose items may have several lines. */
export function bullets(items: readonly (readonly string[])[]): string {
  return items
    .map(lines =>
      lines
        .map((line, index) =>
          index === 0 ? `- ${line}` : `  ${line}`.trimEnd(),
        )
        .join('\n'),
    )
    .join('\n');
}

/** A Markdown table. Cells are Markdown already. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map(row => `| ${row.join(' | ')} |`),
  ].join('\n');
}

/** A Mermaid label: quotes and markup would end it. */
export function mermaidLabel(text: string): string {
  return oneLine(text).replace(
    /[^\p{L}\p{N} .,:/_@-]/gu,
    c => `#${c.codePointAt(0)};`,
  );
}

function oneLine(text: string): string {
  return ASCII.test(text) ? text : wellFormed(text).replace(INVISIBLE, ' ');
}

function longestRun(text: string): number {
  if (!text.includes('`')) {
    return 0;
  }
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
}
