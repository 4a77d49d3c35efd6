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
  const parts = file
    .blocks()
    .filter(block => !leaveOut?.has(block))
    .map(block => block.hcl());
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
  const comment = 'comment' in options ? options.comment : undefined;
  const skips = 'skips' in options ? options.skips : undefined;
  const lines = [
    ...(comment ? commentLines(comment) : []),
    ...trivyComments(skips),
    writeBlock(blockHeader(content.kind, labelsOf(block)), block.body()),
  ];
  return lines.join('\n');
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
