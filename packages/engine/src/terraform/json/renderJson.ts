import type { TerraformDocument } from '../TerraformDocument';
import { unshield } from './shield';

/** The order in which people look for things. */
const ORDER = [
  'terraform',
  'provider',
  'variable',
  'locals',
  'data',
  'resource',
  'module',
  'moved',
  'output',
];

/**
 * All blocks of a document in Terraform's JSON syntax, synthesized by cdktf:
 * the content of one `main.tf.json`.
 */
export function renderJson(document: TerraformDocument): string {
  const synthesized = unshield(document.stack.toTerraform()) as Record<
    string,
    unknown
  >;
  const ordered: Record<string, unknown> = {};
  for (const kind of ORDER) {
    if (synthesized[kind] !== undefined) {
      ordered[kind] = synthesized[kind];
    }
  }
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}
