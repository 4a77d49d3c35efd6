import {
  arrangeDifference,
  countChanges,
  isEmptyDifference,
} from './arrangeDifference';

const resource = (
  change: 'added' | 'changed' | 'removed' | 'replaced',
  address: string,
) => ({ change, address, type: address.split('.')[0] });

describe('arrangeDifference', () => {
  it('puts what is replaced first, then added, changed, removed, by name', () => {
    const given = {
      nodes: [],
      files: [],
      conflicts: [],
      resources: [
        resource('removed', 'aws_sqs_queue.old'),
        resource('added', 'aws_sqs_queue.b'),
        resource('changed', 'aws_kms_key.main'),
        resource('added', 'aws_sqs_queue.a'),
        resource('replaced', 'aws_db_instance.orders_db'),
      ],
    };
    expect(arrangeDifference(given).resources.map(r => r.address)).toEqual([
      'aws_db_instance.orders_db',
      'aws_sqs_queue.a',
      'aws_sqs_queue.b',
      'aws_kms_key.main',
      'aws_sqs_queue.old',
    ]);
    expect(given.resources[0].address).toBe('aws_sqs_queue.old');
    expect(countChanges(given.resources)).toEqual({
      replaced: 1,
      added: 2,
      changed: 1,
      removed: 1,
      orphaned: 0,
    });
  });

  it('calls a difference empty only when nothing at all is in it', () => {
    const empty = { nodes: [], resources: [], files: [], conflicts: [] };
    expect(isEmptyDifference(empty)).toBe(true);
    expect(
      isEmptyDifference({
        ...empty,
        conflicts: [{ entityRef: 'a:b/c', parameter: 'size' }],
      }),
    ).toBe(false);
  });
});
