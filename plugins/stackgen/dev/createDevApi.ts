import type { StackgenApi } from 'backstage-plugin-stackgen-common';
import {
  FakeStackgenApi,
  responseError,
} from '../src/__testUtils__/FakeStackgenApi';

/** A backend in memory, in the state that one wants to look at. */
export function createDevApi(scenario: string): StackgenApi {
  const api = new FakeStackgenApi();
  api.latency = scenario === 'slow' ? 8_000 : 150;
  const entityRefs = ['system:default/web-shop'];
  const ready = (async () => {
    const { latency } = api;
    api.latency = 0;
    if (!['start', 'slow', 'forbidden', 'problems'].includes(scenario)) {
      await api.createAppStack({
        name: 'web-shop-aws',
        entityRefs,
        cloud: 'aws',
      });
    }
    if (scenario === 'several') {
      await api.createAppStack({
        name: 'web-shop-us',
        entityRefs,
        cloud: 'aws',
        region: 'us-east-1',
      });
    }
    if (scenario === 'problems' || scenario === 'stale') {
      api.problems = [
        {
          severity: 'warning',
          code: 'dangling-reference',
          where: 'component:default/checkout → dependsOn',
          message: 'There is no resource:default/voucher-cache in the catalog.',
          mend: 'Register it, or take it out of dependsOn.',
        },
        {
          severity: 'error',
          code: 'unknown-parameter',
          where:
            'resource:default/orders-db → annotation stackgen.io/storageGB',
          message: 'postgres-database has no parameter "storageGB".',
          mend: 'Use "storageGb".',
        },
      ];
    }
    if (scenario === 'stale') {
      api.conflicts = [
        {
          entityRef: 'resource:default/orders-db',
          parameter: 'storageGb',
          base: 20,
          ours: 100,
          theirs: 200,
        },
      ];
      api.failures.set(
        'syncAppStack',
        await responseError(
          409,
          'ConflictError',
          'The appStack is at revision 2, revision 1 was expected.',
        ),
      );
    }
    if (scenario === 'failing') {
      api.failures.set(
        'getFiles',
        await responseError(503, 'ServiceUnavailableError', 'Out of workers.'),
      );
      api.failures.set(
        'preview',
        await responseError(
          503,
          'ServiceUnavailableError',
          'The engine did not answer within 30 seconds.',
        ),
      );
    }
    if (scenario === 'forbidden') {
      api.failures.set(
        'getAppStacks',
        await responseError(403, 'NotAllowedError', 'Unauthorized'),
      );
    }
    api.latency = latency;
  })();
  return new Proxy<StackgenApi>(api, {
    get:
      (target, method: keyof StackgenApi) =>
      async (...args: unknown[]) => {
        await ready;
        return Reflect.apply(target[method], target, args);
      },
  });
}
