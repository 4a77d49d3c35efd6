import type { AppStackNode } from 'backstage-plugin-stackgen-common';
import { ResourceTypes } from '../resource-types/ResourceTypes';
import { readStandards } from '../standards/readStandards';
import { settleAccess } from './settleAccess';

const node = (entityRef: string, resourceType: string) =>
  ({ entityRef, resourceType } as AppStackNode);

test('a relation to what nobody can use gives no connection, and is told', () => {
  const { profiles } = readStandards({ name: 'acme' });
  const types = ResourceTypes.of(profiles!);
  const { connections, problems } = settleAccess({
    types: {
      find: (name: string) => ({ ...types.find(name), access: undefined }),
    } as unknown as ResourceTypes,
    connections: [
      {
        consumer: 'component:default/flow',
        provider: 'component:default/nightly',
        relation: 'dependsOn',
        because: ['dependsOn'],
        outside: false,
      },
    ],
    nodes: [
      node('component:default/flow', 'workflow'),
      node('component:default/nightly', 'scheduled-job'),
    ],
    outcomeOf: () => undefined,
  });
  expect(connections).toEqual([]);
  expect(problems).toEqual([
    {
      severity: 'info',
      code: 'connection-without-effect',
      where: 'component:default/flow → component:default/nightly',
      message:
        'Scheduled job is nothing that others could use or call, so the connection opens nothing.',
      entityRef: 'component:default/flow',
    },
  ]);
});
