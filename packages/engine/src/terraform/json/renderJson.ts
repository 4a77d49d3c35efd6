import type { BlockHandle } from '../BlockHandle';
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
  'check',
  'output',
];

/**
 * All blocks of a document in Terraform's JSON syntax, synthesized by cdktf:
 * the content of one `main.tf.json`.
 *
 * @param leaveOut - providers and variables that another module has
 */
export function renderJson(
  document: TerraformDocument,
  leaveOut: readonly BlockHandle[] = [],
): string {
  const synthesized = unshield(document.stack.toTerraform()) as Record<
    string,
    unknown
  >;
  for (const { kind, name } of leaveOut) {
    // Providers of one name stand together, so that they go together.
    const blocks = (synthesized[kind] ?? {}) as Record<string, unknown>;
    delete blocks[name];
    if (Object.keys(blocks).length === 0) {
      delete synthesized[kind];
    }
  }
  const ordered: Record<string, unknown> = {};
  for (const kind of ORDER) {
    if (synthesized[kind] !== undefined) {
      ordered[kind] = synthesized[kind];
    }
  }
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}
