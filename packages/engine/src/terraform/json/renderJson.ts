import type { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { BlockHandle } from '../BlockHandle';
import type { TerraformDocument } from '../TerraformDocument';
import { unshield } from './shield';
import { toJson } from './toJson';

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
  const synthesized = unshield(stackOf(document).toTerraform()) as Record<
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

/**
 * The document as constructs of cdktf: a file is a scope of its blocks. The
 * stack has no `App` above it: an app reads environment variables and makes an
 * output folder, and neither is wanted here.
 */
function stackOf(document: TerraformDocument): TerraformStack {
  const { constructs, cdktf } = loadCdktf();
  /** A block, as cdktf has it. */
  class BlockElement extends cdktf.TerraformElement {
    readonly #block: BlockHandle;

    static create(scope: Construct, id: string, block: BlockHandle) {
      return new BlockElement(scope, id, block);
    }

    private constructor(scope: Construct, id: string, block: BlockHandle) {
      super(scope, id);
      this.#block = block;
    }

    toTerraform(): Record<string, unknown> {
      return toJson(this.#block);
    }
  }

  const root = new constructs.RootConstruct();
  const stack = new cdktf.TerraformStack(root, 'stack');
  for (const file of document.filesAsMade()) {
    const scope = new constructs.Construct(stack, file.path);
    for (const [position, block] of file.blocks().entries()) {
      // Several blocks without a name stand side by side.
      BlockElement.create(scope, `${block.address} ${position}`, block);
    }
  }
  return stack;
}

/** Loading them takes as long as a small stack does, and only JSON needs them. */
function loadCdktf() {
  return {
    cdktf: require('cdktf') as typeof import('cdktf'),
    constructs: require('constructs') as typeof import('constructs'),
  };
}
