import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import express, {
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import PromiseRouter from 'express-promise-router';
import { parseInput } from '../problems/parseInput';
import { audited } from './audited';
import type { Caller } from './Caller';
import type { HandlerInput, Handlers } from './Handlers';
import { createOpenApi } from './openApi';
import type { Download, Operation } from './Operation';
import { operations } from './operations';
import { requirePermissions } from './requirePermissions';

/** Enough for a mapping of a thousand rules. */
const LARGEST_BODY = '2mb';

/** Checks requests, hands them to the handlers, and sends their answers. */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  handlers: Handlers;
}): express.Router {
  const { permissions, auditor, handlers } = options;
  const router = PromiseRouter();
  router.use(express.json({ limit: LARGEST_BODY }));
  router.use(readableBodyError);

  const openApi = createOpenApi();
  router.get(['/openapi.json', '/v1/openapi.json'], (_req, res) => {
    res.json(openApi);
  });

  for (const [id, operation] of Object.entries<Operation>(operations)) {
    const handle = handlers[id as keyof Handlers] as (
      input: HandlerInput<Operation>,
    ) => Promise<unknown>;
    const path = `/v1${operation.path.replace(/\{(\w+)\}/g, ':$1')}`;

    router[operation.method](path, async (req, res) => {
      const caller = await callerOf(req, options.httpAuth);
      const answer = async () => {
        await requirePermissions({
          permissions,
          credentials: caller.credentials,
          required: operation.permissions,
        });
        return handle({
          params: parseInput(operation.params, req.params, { root: 'path' }),
          query: parseInput(operation.query, req.query, { root: 'query' }),
          body: parseInput(operation.body, req.body, {
            root: 'body',
            mappingIn: operation.mappingIn,
          }),
          caller,
        });
      };
      const result = operation.audit
        ? await audited(auditor, { ...operation.audit, request: req }, answer)
        : await answer();
      res.status(operation.status ?? 200);
      if (operation.response === 'zip') {
        sendDownload(res, result as Download);
      } else {
        res.json(result);
      }
    });
  }
  return router;
}

async function callerOf(
  req: Request,
  httpAuth: HttpAuthService,
): Promise<Caller> {
  const credentials = await httpAuth.credentials(req, {
    allow: ['user', 'service'],
  });
  const { principal } = credentials;
  const ref =
    principal.type === 'user' ? principal.userEntityRef : principal.subject;
  return { credentials, ref };
}

function sendDownload(res: Response, { fileName, content }: Download): void {
  res.type('application/zip').attachment(fileName).send(Buffer.from(content));
}

function readableBodyError(
  error: Error & { type?: string },
  _req: Request,
  _res: Response,
  next: NextFunction,
): void {
  next(
    error.type === 'entity.parse.failed'
      ? new InputError(`The body of the request is not JSON: ${error.message}`)
      : error,
  );
}
