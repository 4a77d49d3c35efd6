import { z } from 'zod';
import { about, deletionProtectionParameter } from '../parameters';

/** Letters and digits at the ends: neither `..` nor an empty part of a path. */
const PATH = String.raw`\/|(\/[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?)+`;

/** How an entity is named in a catalog. */
const ENTITY = String.raw`[A-Za-z0-9][A-Za-z0-9:\/._-]*`;

/** What may stand in the text of a URL, without what XML gives a meaning to. */
const HOST = String.raw`[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?`;

/** Unless somebody says otherwise. */
export const USUAL_RATE = 100;

export const parameters = z.strictObject({
  domainName: about(
    z
      .string()
      .max(253)
      .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)
      .optional(),
    {
      title: 'Domain name',
      description:
        'Host name on the internet. When not given, it is made from the name, the environment and the DNS zone of the standards.',
    },
  ),
  routes: about(
    z
      .array(
        z
          .string()
          .max(300)
          .regex(new RegExp(`^${ENTITY}=(${PATH})$`)),
      )
      .max(100)
      .default([]),
    {
      title: 'Routes',
      description:
        'Paths of what stands behind it, like "orders=/api/orders": everything below a path is sent on, and one entity may have several. Whatever is not named here answers below its own name.',
      structural: true,
    },
  ),
  stripPrefix: about(z.boolean().default(false), {
    title: 'Strip prefix',
    description:
      'Takes the path of the route off a request before it is sent on: what asks for /orders/17 asks the service for /17.',
    structural: true,
  }),
  requestsPerSecond: about(
    z.number().int().min(1).max(10000).default(USUAL_RATE),
    {
      title: 'Requests per second',
      description:
        'What all callers together may ask in the long run; more is refused with status 429.',
      unit: 'requests',
    },
  ),
  burst: about(z.number().int().min(1).max(5000).optional(), {
    title: 'Burst',
    description:
      'What is let through at once after a quiet time; twice the requests per second, up to 5000, when not given.',
    unit: 'requests',
  }),
  allowedOrigins: about(
    z
      .array(z.string().regex(new RegExp(`^https?://${HOST}$`)))
      .max(50)
      .default([]),
    {
      title: 'Allowed origins',
      description:
        'Websites whose pages may call it, like "https://www.example.com". Without any, browsers let no other website do so.',
    },
  ),
  allowedHeaders: about(
    z
      .array(z.string().regex(/^[A-Za-z0-9-]{1,100}$/))
      .max(50)
      .default(['authorization', 'content-type']),
    {
      title: 'Allowed headers',
      description: 'Headers that pages of those websites may send.',
    },
  ),
  jwtIssuer: about(
    z
      .string()
      .max(500)
      .regex(new RegExp(`^https://${HOST}(/[A-Za-z0-9._~-]+)*/?$`))
      .optional(),
    {
      title: 'Token issuer',
      description:
        'Who issues the tokens (JWT) that callers must show; the keys are read from its OpenID configuration. Without it nobody is asked for a token.',
    },
  ),
  jwtAudiences: about(
    z
      .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._~:/-]{0,254}$/))
      .max(20)
      .default([]),
    {
      title: 'Token audiences',
      description: 'Whom tokens must be for; one of them is enough.',
    },
  ),
  openRoutes: about(
    z
      .array(
        z
          .string()
          .max(200)
          .regex(new RegExp(`^${ENTITY}$`)),
      )
      .max(100)
      .default([]),
    {
      title: 'Open routes',
      description:
        'What stands behind it and answers without a token, where callers must show one.',
      structural: true,
    },
  ),
  deletionProtection: about(deletionProtectionParameter, {
    title: 'Deletion protection',
    description:
      'What it is made of is kept until this is switched off, where the cloud can protect it.',
  }),
});

export type ApiGatewayParameters = z.output<typeof parameters>;

/** How long browsers remember what they may send, in seconds. */
export const CORS_AGE = 600;

/** What pages of other websites may do, where it must be listed. */
export const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
] as const;

/** What is let through at once. */
export function burstOf({
  burst,
  requestsPerSecond,
}: ApiGatewayParameters): number {
  return burst ?? Math.min(requestsPerSecond * 2, 5000);
}
