import * as common from 'backstage-plugin-stackgen-common';
import { z } from 'zod';
import type { Operation } from './Operation';
import { operations } from './operations';

type Json = Record<string, unknown>;

const COMPONENTS = '#/components/schemas/';

const errors: Record<string, string> = {
  400: 'Something in the request is wrong; `error.problems` lists everything',
  401: 'Not signed in',
  403: 'The permission is missing',
  404: 'Not there, or not visible to the caller',
  409: 'Somebody else wrote in the meantime, or the name is taken',
  503: 'The configuration is wrong, or the backend is too busy',
};

const errorSchema = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        message: { type: 'string' },
        problems: { type: 'array', items: { $ref: `${COMPONENTS}Problem` } },
      },
      required: ['name', 'message'],
    },
    response: {
      type: 'object',
      properties: { statusCode: { type: 'integer' } },
      required: ['statusCode'],
    },
  },
  required: ['error', 'response'],
};

/**
 * The OpenAPI 3.1 document. Its schemas are the ones that requests are checked
 * with, so the two cannot disagree.
 */
export function createOpenApi(): Json {
  const paths: Record<string, Json> = {};
  const schemas = componentSchemas();
  for (const [operationId, operation] of Object.entries<Operation>(
    operations,
  )) {
    paths[operation.path] ??= {};
    paths[operation.path][operation.method] = describe(operationId, operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'StackGen',
      version: '1',
      description: 'Terraform from the Backstage catalog.',
    },
    servers: [{ url: '/api/stackgen/v1' }],
    security: [{ backstage: [] }],
    paths,
    components: {
      securitySchemes: {
        backstage: {
          type: 'http',
          scheme: 'bearer',
          description: 'A Backstage token of a user or service',
        },
      },
      schemas: { ...schemas, Error: errorSchema },
    },
  };
}

function describe(operationId: string, operation: Operation): Json {
  const { params, query, body, response, status = 200, summary } = operation;
  return {
    operationId,
    summary,
    description: `Needs ${operation.permissions
      .map(({ name }) => `\`${name}\``)
      .join(' and ')}.`,
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(operation.method !== 'get' && {
      requestBody: { required: true, content: json(body) },
    }),
    responses: {
      [status]: {
        description: 'Success',
        content:
          response === 'zip' ? { 'application/zip': {} } : json(response),
      },
      ...Object.fromEntries(
        Object.entries(errors).map(([code, description]) => [
          code,
          {
            description,
            content: {
              'application/json': { schema: { $ref: `${COMPONENTS}Error` } },
            },
          },
        ]),
      ),
    },
  };
}

function parameters(schema: z.ZodObject, place: 'path' | 'query'): Json[] {
  return Object.entries(schema.shape).map(([name, value]) => ({
    name,
    in: place,
    required:
      place === 'path' || !(value as z.ZodType).safeParse(undefined).success,
    schema: plain(
      z.toJSONSchema(value as z.ZodType, { io: 'output', override: anyJson }),
    ),
  }));
}

function json(schema: z.ZodType): Json {
  return { 'application/json': { schema: { $ref: refOf(schema) } } };
}

function refOf(schema: z.ZodType): string {
  const id = namedSchemas().find(([, named]) => named === schema)?.[0];
  if (id === undefined) {
    throw new Error('A schema of an operation is not exported by name');
  }
  return COMPONENTS + id;
}

/** Each schema that the shared package exports as `xSchema` is called `X`. */
function namedSchemas(): [string, z.ZodType][] {
  return Object.entries(common).flatMap(
    ([name, value]): [string, z.ZodType][] =>
      name.endsWith('Schema') && value instanceof z.ZodType
        ? [[name[0].toUpperCase() + name.slice(1, -'Schema'.length), value]]
        : [],
  );
}

function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of namedSchemas()) {
    registry.add(schema, { id });
  }
  const generate = (io: 'input' | 'output') =>
    z.toJSONSchema(registry, {
      io,
      uri: id => COMPONENTS + id,
      override: anyJson,
    }).schemas;
  const requests = generate('input');
  const responses = generate('output');
  const schemas: Json = {};
  for (const id of Object.keys(responses).sort()) {
    if (!id.startsWith('__')) {
      schemas[id] = plain(
        id.endsWith('Request') ? requests[id] : responses[id],
      );
    }
  }
  return schemas;
}

/** `z.json()` is recursive; in JSON Schema "any JSON" is simply `{}`. */
function anyJson(context: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  if (context.zodSchema._zod.def.type === 'lazy') {
    for (const key of Object.keys(context.jsonSchema)) {
      delete context.jsonSchema[key];
    }
  }
}

/** Without what only documents of their own need. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if ('$ref' in value && String(value.$ref).includes('__shared')) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '$schema' && key !== '$id')
      .map(([key, inner]) => [key, plain(inner)]),
  );
}
