import { ref, template } from '../../terraform';
import { mergeStatements } from './policy';

const bucket = (name: string) => ref(`aws_s3_bucket.${name}`, 'arn');

test('statements that allow the same become one, for each resource once', () => {
  const read = (name: string) => ({
    sid: 'ReadObjects',
    actions: ['s3:GetObject'],
    resources: [template(bucket(name), '/*')],
  });
  expect(mergeStatements([read('a'), read('b'), read('a')])).toEqual([
    {
      sid: 'ReadObjects',
      actions: ['s3:GetObject'],
      resources: [template(bucket('a'), '/*'), template(bucket('b'), '/*')],
    },
  ]);
});

test('other actions or conditions stay apart, under an id of their own', () => {
  const statement = {
    sid: 'Use',
    actions: ['kms:Decrypt'],
    resources: [ref('aws_kms_key.main', 'arn')],
  };
  const merged = mergeStatements([
    statement,
    { ...statement, conditions: { Bool: { 'aws:SecureTransport': 'true' } } },
    { ...statement, actions: ['kms:Encrypt'] },
    { actions: ['a:B'], resources: ['*'] },
  ]);
  expect(merged.map(({ sid }) => sid)).toEqual([
    'Use',
    'Use2',
    'Use3',
    undefined,
  ]);
});
