import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/**
 * The plugin alone, without sign-in and with three entities:
 * `curl localhost:7007/api/stackgen/v1/appstacks`.
 */
const system = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { namespace: 'default', name: 'shop' },
  spec: { owner: 'group:default/shop' },
  relations: [
    { type: 'hasPart', targetRef: 'component:default/orders' },
    { type: 'hasPart', targetRef: 'resource:default/orders-db' },
  ],
};
const service = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name: 'orders' },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/shop',
    system: 'shop',
    dependsOn: ['resource:default/orders-db'],
  },
  relations: [
    { type: 'partOf', targetRef: 'system:default/shop' },
    { type: 'dependsOn', targetRef: 'resource:default/orders-db' },
  ],
};
const database = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { namespace: 'default', name: 'orders-db', tags: ['postgresql'] },
  spec: { type: 'database', owner: 'group:default/shop', system: 'shop' },
  relations: [
    { type: 'partOf', targetRef: 'system:default/shop' },
    { type: 'dependencyOf', targetRef: 'component:default/orders' },
  ],
};

const backend = createBackend();
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(
  catalogServiceMock.factory({ entities: [system, service, database] }),
);
backend.add(import('../src'));
backend.start();
