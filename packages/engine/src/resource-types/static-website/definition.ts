import { z } from 'zod';
import { about, deletionProtectionParameter } from '../parameters';

export const parameters = z.strictObject({
  singlePageApp: about(z.boolean().default(true), {
    title: 'Single-page application',
    description:
      'Every address without a file shows index.html, and the page’s own router decides. When off, folders show their index.html and everything else the not-found page.',
    structural: true,
  }),
  notFoundPage: about(
    z
      .string()
      .max(200)
      .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/)
      .default('404.html'),
    {
      title: 'Not-found page',
      description:
        'File shown for what is not there, when it is no single-page application.',
    },
  ),
  domainName: about(
    z
      .string()
      .max(253)
      .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)
      .optional(),
    {
      title: 'Domain name',
      description:
        'Host name in the DNS zone of the standards. When no environment has one, the cloud’s own name is used; when some have, the others get one made from the name, the environment and the zone.',
    },
  ),
  edgeLocations: about(z.enum(['fewest', 'most', 'all']).default('fewest'), {
    title: 'Edge locations',
    description:
      'How near to its readers it is kept: Europe, Israel and North America only, everywhere but in the dearest places, or everywhere.',
  }),
  contentSecurityPolicy: about(
    z
      .string()
      .min(1)
      .max(1500)
      .regex(/^[\x20-\x7e]+$/)
      .default(
        "base-uri 'self'; frame-ancestors 'self'; object-src 'none'; upgrade-insecure-requests",
      ),
    {
      title: 'Content security policy',
      description: 'What the browser lets its pages load and do.',
    },
  ),
  deletionProtection: deletionProtectionParameter,
});

export type StaticWebsiteParameters = z.output<typeof parameters>;
