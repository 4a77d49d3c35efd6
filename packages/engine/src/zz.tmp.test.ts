import {
  buildEntityGraph,
  selectEntities,
  connectionsOf,
  entitiesToRead,
} from './catalog';
import { applyMapping, CompiledMapping, defaultMapping } from './mapping';
it('x', () => {
  for (const n of [1000, 10000, 20000]) {
    const types = [
      'service',
      'website',
      'database',
      'queue',
      'mainframe',
      'storage',
      'aws-resource',
    ];
    const es: any[] = [
      { apiVersion: 'x', kind: 'System', metadata: { name: 's' }, spec: {} },
    ];
    for (let i = 0; i < n; i++)
      es.push({
        apiVersion: 'x',
        kind: i % 7 < 2 ? 'Component' : 'Resource',
        metadata: {
          name: 'e' + i,
          tags: ['a', 'b'],
          description: 'Some words about it '.repeat(5),
        },
        spec: {
          type: types[i % 7],
          system: 's',
          owner: 'x',
          dependsOn: [
            'resource:e' + ((i * 31) % n),
            'resource:ghost' + (i % 3),
          ],
        },
      });
    let t = performance.now();
    const lap = (l: string) => {
      const u = performance.now();
      process.stdout.write(`${n} ${l} ${(u - t).toFixed(0)}ms\n`);
      t = u;
    };
    const { graph } = buildEntityGraph(es);
    lap('graph');
    const { selected } = selectEntities(graph, ['system:s']);
    lap('select');
    connectionsOf(graph, selected);
    lap('connections');
    const m = CompiledMapping.create(defaultMapping);
    lap('compile');
    for (const s of selected) applyMapping(s, m, 'aws');
    lap('map');
    entitiesToRead(es, ['system:s']);
    lap('toRead');
  }
});
