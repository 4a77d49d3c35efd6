import type { AppStack } from 'backstage-plugin-stackgen-common';
import { hasLosses, listLosses } from './listLosses';

const appStack: AppStack = {
  formatVersion: 1,
  name: 'web-shop-aws',
  cloud: 'aws',
  region: 'eu-central-1',
  mapping: 'default',
  standards: 'default',
  entityRefs: ['system:default/web-shop'],
  nodes: [],
  connections: [],
  settings: {},
};
const nothing = { nodes: [], resources: [], files: [], conflicts: [] };

describe('listLosses', () => {
  it('names all that goes: entities, resources, what is made anew, files and settings', () => {
    const losses = listLosses(
      {
        conflicts: [],
        nodes: [
          {
            change: 'removed',
            entityRef: 'component:default/old',
            details: [],
          },
          { change: 'added', entityRef: 'component:default/new', details: [] },
        ],
        resources: [
          {
            change: 'removed',
            address: 'aws_sqs_queue.old',
            type: 'aws_sqs_queue',
          },
          {
            change: 'replaced',
            address: 'aws_db_instance.a',
            type: 'aws_db_instance',
          },
        ],
        files: [
          { change: 'removed', path: 'old.tf', addedLines: 0, removedLines: 9 },
          { change: 'changed', path: 'a.tf', addedLines: 1, removedLines: 1 },
        ],
      },
      {
        ...appStack,
        settings: {
          'resource:default/orders-db': {
            parameters: { storageGb: 200 },
            environments: { production: { highAvailability: true } },
          },
        },
      },
    );
    expect(losses).toEqual({
      entities: ['component:default/old'],
      resources: ['aws_sqs_queue.old'],
      replaced: ['aws_db_instance.a'],
      files: ['old.tf'],
      settings: [
        'resource:default/orders-db → storageGb',
        'resource:default/orders-db → production → highAvailability',
      ],
    });
    expect(hasLosses(losses)).toBe(true);
  });

  it('is empty when overwriting takes nothing away', () => {
    expect(hasLosses(listLosses(nothing, appStack))).toBe(false);
  });
});
