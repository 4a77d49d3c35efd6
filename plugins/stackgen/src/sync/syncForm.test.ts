import type { AppStackSummary } from 'backstage-plugin-stackgen-common';
import {
  changePlace,
  checkName,
  previewRequestOf,
  startForm,
  suggestName,
  syncRequestOf,
  toCreate,
} from './syncForm';

const stack: AppStackSummary = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'web-shop-aws',
  cloud: 'aws',
  region: 'eu-west-1',
  mapping: 'team',
  entityRefs: ['system:default/web-shop'],
  revision: {
    revision: 7,
    mode: 'merge',
    createdAt: '2026-09-20T09:00:00Z',
    createdBy: 'user:default/guest',
    fingerprint: 'f',
    counts: { added: 0, changed: 0, removed: 0 },
  },
  resourceCount: 41,
  skippedCount: 1,
  createdAt: '2026-09-20T09:00:00Z',
  createdBy: 'user:default/guest',
};
const start = {
  entityName: 'web-shop',
  cloud: 'aws' as const,
  region: 'eu-central-1',
  mayCreate: true,
  mayUpdate: true,
};

describe('syncForm', () => {
  it.each([
    ['web-shop', 'web-shop-aws'],
    ['Web_Shop.v2', 'web-shop-v2-aws'],
    ['___', 'aws'],
    ['x'.repeat(80), `${'x'.repeat(59)}-aws`],
  ])('suggests for %j a name that the backend takes', (name, suggestion) => {
    expect(suggestName(name, 'aws')).toBe(suggestion);
    expect(
      checkName({ ...startForm(start), name: suggestion }, []),
    ).toBeUndefined();
  });

  it('begins with what can be done: update when there is a stack, else create', () => {
    expect(startForm(start)).toMatchObject({
      action: 'create',
      name: 'web-shop-aws',
      region: 'eu-central-1',
    });
    expect(startForm({ ...start, stack })).toMatchObject({
      action: 'update',
      stackId: stack.id,
      region: 'eu-west-1',
      mapping: 'team',
    });
    expect(startForm({ ...start, stack, mayUpdate: false }).action).toBe(
      'create',
    );
  });

  it('follows the cloud with the name until somebody types one', () => {
    const place = { cloud: 'civo' as const, region: 'FRA1' };
    const form = startForm(start);
    expect(changePlace(form, place, 'web-shop').name).toBe('web-shop-civo');
    expect(
      changePlace({ ...form, name: 'mine', nameTyped: true }, place, 'web-shop')
        .name,
    ).toBe('mine');
  });

  it('refuses names that are malformed or taken', () => {
    const form = toCreate(startForm({ ...start, stack }), 'web-shop');
    expect(checkName(form, [stack])).toEqual({ kind: 'taken' });
    expect(checkName({ ...form, name: 'Web Shop' }, [])).toMatchObject({
      kind: 'form',
    });
    expect(checkName({ ...form, name: '' }, [])).toMatchObject({
      message: 'Give it a name.',
    });
  });

  it('asks for the reviewed revision, and names entities only for a part', () => {
    const form = startForm({ ...start, stack });
    expect(previewRequestOf(form, 'component:default/checkout', stack)).toEqual(
      {
        entityRefs: ['system:default/web-shop'],
        cloud: 'aws',
        region: 'eu-west-1',
        name: 'web-shop-aws',
        mapping: 'team',
        appStackId: stack.id,
        mode: 'merge',
      },
    );
    expect(
      syncRequestOf(form, 'component:default/checkout', stack, {}),
    ).toEqual({
      mode: 'merge',
      expectedRevision: 7,
      mapping: 'team',
      region: 'eu-west-1',
    });
    expect(
      syncRequestOf(
        { ...form, scope: 'entity' },
        'component:default/checkout',
        stack,
        { 'resource:default/orders-db': ['storageGb'] },
      ),
    ).toMatchObject({
      entityRefs: ['component:default/checkout'],
      takeTheirs: { 'resource:default/orders-db': ['storageGb'] },
    });
  });
});
