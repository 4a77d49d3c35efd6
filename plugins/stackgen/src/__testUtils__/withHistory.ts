import { FakeStackgenApi } from './FakeStackgenApi';
import { defaultMapping, shopEntities } from './sampleShop';

const entityRefs = ['system:default/web-shop'];

/** Revision 2 lost the queue, revision 3 has a bigger database. */
export async function withHistory(revisions = 3): Promise<FakeStackgenApi> {
  const api = new FakeStackgenApi();
  const { id } = await api.createAppStack({
    name: 'web-shop-aws',
    entityRefs,
    cloud: 'aws',
  });
  if (revisions > 1) {
    api.entities = shopEntities.filter(
      ({ metadata }) => metadata.name !== 'orders-queue',
    );
    await api.syncAppStack(id, { expectedRevision: 1, mode: 'overwrite' });
  }
  if (revisions > 2) {
    api.mappings.set('default', {
      revision: 1,
      mapping: {
        ...defaultMapping,
        rules: defaultMapping.rules.map(rule =>
          rule.id === 'postgres'
            ? { ...rule, parameters: { storageGb: 200 } }
            : rule,
        ),
      },
    });
    await api.syncAppStack(id, { expectedRevision: 2 });
  }
  return api;
}
