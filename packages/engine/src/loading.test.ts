import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import { standardsSchema } from 'backstage-plugin-stackgen-common';
import { DEFAULT_NAMESPACE as OURS } from './catalog/EntityRef';
import type * as Engine from '.';

describe('loading the engine', () => {
  it('needs nothing of what takes long to load, as long as it writes HCL', () => {
    const loaded = new Set<string>();
    for (const name of ['cdktf', 'constructs', '@backstage/catalog-model']) {
      jest.doMock(name, () => {
        loaded.add(name);
        return jest.requireActual(name);
      });
    }
    jest.isolateModules(() => {
      const { defaultMapping, generate } = require('.') as typeof Engine;
      const write = (format: 'hcl' | 'json') =>
        generate({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Resource',
              metadata: { name: 'jobs' },
              spec: { type: 'queue', owner: 'team' },
            },
          ],
          entityRefs: ['resource:default/jobs'],
          cloud: 'aws',
          mapping: defaultMapping,
          standards: standardsSchema.parse({}),
          format,
        }).files.map(({ path }) => path);

      expect(write('hcl')).toContain('jobs.tf');
      expect([...loaded]).toEqual([]);
      expect(write('json')).toContain('main.tf.json');
      expect([...loaded]).toEqual(['cdktf', 'constructs']);
    });
  });

  it('has Backstage’s default namespace all the same', () => {
    expect(OURS).toBe(DEFAULT_NAMESPACE);
  });
});
