import type { PreviewResponse } from 'backstage-plugin-stackgen-common';
import { mappingEffect } from './mappingEffect';

function preview(
  resources: Record<string, string>,
  replaced: string[] = [],
): PreviewResponse {
  return {
    resources: Object.entries(resources).map(([address, hash]) => ({
      address,
      hash,
      type: 't',
      file: 'f.tf',
      implicit: false,
      reason: 'r',
    })),
    difference: {
      nodes: [],
      files: [],
      conflicts: [],
      resources: replaced.map(address => ({
        change: 'replaced' as const,
        address,
        type: 't',
      })),
    },
  } as unknown as PreviewResponse;
}

describe('mappingEffect', () => {
  it('tells added, changed, removed and replaced resources apart', () => {
    expect(
      mappingEffect(
        preview({ a: '1', b: '1', c: '1', gone: '1' }),
        preview({ a: '1', b: '2', c: '2', fresh: '1' }, ['c']),
      ),
    ).toEqual({
      replaced: ['c'],
      added: ['fresh'],
      changed: ['b'],
      removed: ['gone'],
    });
  });

  it('leaves out what the catalog would replace without the edit', () => {
    expect(
      mappingEffect(preview({ a: '1' }, ['a']), preview({ a: '1' }, ['a'])),
    ).toEqual({ replaced: [], added: [], changed: [], removed: [] });
  });
});
