import type {
  AppStackSummary,
  MappingEffect,
} from 'backstage-plugin-stackgen-common';
import { arrangeEffects } from './arrangeEffects';
import type { StackEffect } from './useStackEffects';

const nothing: MappingEffect = {
  revision: 1,
  entities: [],
  orphans: [],
  resources: [],
  files: 0,
  conflicts: [],
  problems: [],
};
const resource = (change: 'changed' | 'removed') => ({
  change,
  address: 'aws_sqs_queue.a',
  type: 'aws_sqs_queue',
});
const known = (more: Partial<MappingEffect>): StackEffect => ({
  is: 'known',
  effect: { ...nothing, ...more },
});

describe('arrangeEffects', () => {
  it('puts what goes away first, and tells apart what stays and what nobody knows', () => {
    const stacks = ['same', 'files', 'changed', 'removed', 'failed', 'unseen'];
    const error = new Error('Out of workers.');
    const arranged = arrangeEffects(
      stacks.map(id => ({ id } as AppStackSummary)),
      new Map<string, StackEffect>([
        ['same', known({})],
        ['files', known({ files: 1 })],
        ['changed', known({ files: 2, resources: [resource('changed')] })],
        ['removed', known({ files: 2, resources: [resource('removed')] })],
        ['failed', { is: 'failed', error }],
      ]),
    );
    expect(arranged.changing.map(({ stack }) => stack.id)).toEqual([
      'removed',
      'files',
      'changed',
    ]);
    expect(arranged.same).toEqual([{ id: 'same' }]);
    expect(arranged.failed).toEqual([{ stack: { id: 'failed' }, error }]);
    expect(arranged.unseen).toEqual([{ id: 'unseen' }]);
  });
});
