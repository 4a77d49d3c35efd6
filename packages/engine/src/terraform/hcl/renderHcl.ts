import type { BlockHandle } from '../BlockHandle';
import { commentLines, trivyComments } from '../comments';
import type { DocumentFile } from '../DocumentFile';
import { blockHeader, writeBlock } from './writeBody';

/**
 * A file as HCL, byte for byte as `terraform fmt` leaves it.
 *
 * @param leaveOut - blocks that another module has
 */
export function renderHcl(
  file: DocumentFile,
  leaveOut?: ReadonlySet<BlockHandle>,
): string {
  const blocks = leaveOut
    ? file.blocks().filter(block => !leaveOut.has(block))
    : file.blocks();
  const parts = blocks.map(block => block.hcl());
  const header = file.header.flatMap(commentLines);
  if (header.length > 0) {
    parts.unshift(header.join('\n'));
  }
  return parts.length === (header.length > 0 ? 1 : 0)
    ? ''
    : `${parts.join('\n\n')}\n`;
}

/** One block with the comments above it, without a newline at the end. */
export function renderBlock(block: BlockHandle): string {
  const { content } = block;
  const options = 'options' in content ? content.options : {};
  let text = '';
  if ('comment' in options && options.comment) {
    text += `${commentLines(options.comment).join('\n')}\n`;
  }
  if ('skips' in options && options.skips) {
    for (const line of trivyComments(options.skips)) {
      text += `${line}\n`;
    }
  }
  text += writeBlock(blockHeader(content.kind, labelsOf(block)), block.body());
  return text;
}

function labelsOf(block: BlockHandle): string[] {
  switch (block.kind) {
    case 'resource':
    case 'data':
      return [block.type, block.name];
    case 'locals':
    case 'terraform':
    case 'moved':
      return [];
    default:
      return [block.name];
  }
}
