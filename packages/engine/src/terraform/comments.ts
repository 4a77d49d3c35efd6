import type { Skip } from './options';
import { wellFormed } from './wellFormed';

/** What a scanner or linter could take for an order in a comment. */
const DIRECTIVES =
  /(checkov|bridgecrew|cortex|trivy|tfsec|cfsec|tflint|kics|kics-scan|semgrep|snyk|terrascan|\bts|regula|infracost)(?=\s*[:-])/gi;

/**
 * Comment lines from any text. Nothing in the text can end the comment, and no
 * scanner reads an order out of it.
 */
export function commentLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).map(line => {
    const clean = plainText(line).trimEnd();
    return clean === '' ? '#' : `# ${clean}`;
  });
}

/** `#trivy:ignore:…`, which stands right above a block, after its reason. */
export function trivyComments(skips: readonly Skip[]): string[] {
  const ours = skips.filter(({ trivy }) => trivy !== undefined);
  return [
    ...ours
      .filter(({ checkov }) => checkov === undefined)
      .flatMap(({ reason }) => commentLines(reason)),
    ...ours.map(({ trivy }) => `#trivy:ignore:${checkId(trivy!)}`),
  ];
}

/** `#checkov:skip=…`, which stands inside the block. */
export function checkovComments(
  skips: readonly Skip[] | undefined,
): readonly string[] {
  if (!skips) {
    return [];
  }
  return skips
    .filter(({ checkov }) => checkov !== undefined)
    .map(
      ({ checkov, reason }) =>
        `#checkov:skip=${checkId(checkov!)}:${oneLine(reason)}`,
    );
}

function checkId(id: string): string {
  if (!/^[A-Za-z0-9_-]+$/.test(id)) {
    throw new Error(`${JSON.stringify(id)} is not the id of a scanner's check`);
  }
  return id;
}

function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

function plainText(text: string): string {
  return wellFormed(text)
    .replace(/\p{C}|[\u2028\u2029]/gu, ' ')
    .replace(DIRECTIVES, '$1 ');
}
