import { trustInCi } from './trust';

test.each(['aws', 'azure', 'gcp'] as const)(
  'on %s both forms of GitHub’s subjects are told, without a wildcard',
  cloud => {
    const text = trustInCi('github-actions', cloud, 'production').join('\n');
    expect(text).toContain('`repo:OWNER/REPOSITORY:environment:production`');
    expect(text).toContain(
      '`repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:environment:production`',
    );
    expect(text).not.toContain('*');
  },
);

test('what signs in otherwise needs no trust', () => {
  expect(trustInCi('github-actions', 'civo', 'dev')).toEqual([]);
  expect(trustInCi('azure-devops', 'aws', 'dev')).toEqual([]);
  expect(trustInCi('none', 'aws', 'dev')).toEqual([]);
});
