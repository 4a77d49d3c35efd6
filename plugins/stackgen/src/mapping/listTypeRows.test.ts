import { isUnmappedRowKey, listTypeRows } from './listTypeRows';

const included = (entityRef: string, entityType: string, rule: string) => ({
  entityRef,
  entityType,
  rule,
  resourceType: 'queue',
  resourceTypeTitle: 'Queue',
  implementation: 'sqs',
  implementationTitle: 'Amazon SQS',
});

describe('listTypeRows', () => {
  it('gathers entities by type and rule, and keeps what no rule matched', () => {
    const rows = listTypeRows({
      included: [
        included('resource:default/b', 'database', 'postgres'),
        included('resource:default/a', 'database', 'mysql'),
        included('resource:other/b', 'database', 'postgres'),
      ],
      noInfrastructure: [
        {
          entityRef: 'component:default/docs',
          entityType: 'documentation',
          rule: 'docs',
          reason: 'r',
        },
      ],
      skipped: [
        {
          entityRef: 'resource:default/legacy',
          entityType: 'mainframe',
          reason: 'no rule',
          mend: 'add one',
        },
        { entityRef: 'component:default/x', reason: 'no type', mend: 'm' },
      ],
    });
    expect(rows.map(row => [row.label, row.rule, row.entityRefs])).toEqual([
      ['Component', undefined, ['component:default/x']],
      ['Component · documentation', 'docs', ['component:default/docs']],
      ['Resource · database', 'mysql', ['resource:default/a']],
      [
        'Resource · database',
        'postgres',
        ['resource:default/b', 'resource:other/b'],
      ],
      ['Resource · mainframe', undefined, ['resource:default/legacy']],
    ]);
    expect(rows.map(row => isUnmappedRowKey(row.key))).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });
});
