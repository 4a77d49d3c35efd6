import type { BlockHandle } from '../BlockHandle';

export function toJson(_block: BlockHandle): Record<string, unknown> {
  return {};
}
