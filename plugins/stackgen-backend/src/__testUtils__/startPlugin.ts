import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import request, { type Test } from 'supertest';
import { z } from 'zod';
import { stackgenPlugin } from '../plugin';
import type { Operation } from '../router/Operation';
import { operations, type Operations } from '../router/operations';

export const JANE = 'user:default/jane';

type Answers = {
  [Id in keyof Operations]: Operations[Id]['response'] extends z.ZodType
    ? z.output<Operations[Id]['response']>
    : never;
};

/**
 * Runs the plugin with the real engine, on a catalog and with permissions that
 * a test may change while it runs.
 */
export async function startPlugin(options: {
  entities: Entity[];
  config?: JsonObject;
}) {
  const state = {
    entities: options.entities,
    /** Names of permissions that nobody has. */
    denied: new Set<string>(),
    /** Entities that only services can see. */
    hidden: new Set<string>(),
  };
  const auditorEvent = {
    success: jest.fn(async () => {}),
    fail: jest.fn(async () => {}),
  };
  const auditor = mockServices.auditor.mock({
    createEvent: async () => auditorEvent,
  });
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);

  const backend = await startTestBackend({
    features: [
      stackgenPlugin,
      auditor.factory,
      logger.factory,
      mockServices.rootConfig.factory({ data: options.config }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: state.denied.has(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }).factory,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () =>
          catalogServiceMock.mock({
            getEntitiesByRefs: async (query, how) => {
              const isUser = (how as any).credentials.principal.type === 'user';
              const visible = state.entities.filter(
                entity =>
                  !isUser || !state.hidden.has(stringifyEntityRef(entity)),
              );
              return catalogServiceMock({
                entities: visible,
              }).getEntitiesByRefs(query);
            },
          }),
      }),
    ],
  });

  function send(method: 'get' | 'post' | 'put', path: string): Test {
    return request(backend.server)
      [method](`/api/stackgen${path}`)
      .set('Authorization', mockCredentials.user.header(JANE));
  }

  /** Sends a request that must succeed, and checks the answer's schema. */
  async function ok<Id extends keyof Answers>(
    id: Id,
    path: string,
    body?: object,
  ): Promise<Answers[Id]> {
    const operation: Operation = operations[id];
    const { method, response: schema, status = 200 } = operation;
    const response = await send(method, `/v1${path}`).send(body);
    if (response.status >= 400) {
      throw new Error(JSON.stringify(response.body, null, 2));
    }
    expect(response.status).toBe(status);
    return (schema as z.ZodType<Answers[Id]>).parse(response.body);
  }

  const stop = () => backend.stop();
  const { server } = backend;
  return { server, stop, state, auditor, auditorEvent, logger, send, ok };
}
