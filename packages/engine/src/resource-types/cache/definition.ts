import { z } from 'zod';
import { about, highAvailabilityParameter, sizeParameter } from '../parameters';

export const parameters = z.strictObject({
  size: sizeParameter,
  highAvailability: highAvailabilityParameter,
  engine: about(z.enum(['valkey', 'redis']).default('valkey'), {
    title: 'Engine',
    description:
      'Valkey, or Redis OSS 7.1, the last version of it that is offered. Clients are the same.',
    structural: true,
  }),
  // Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
  version: about(
    z.enum(['7.2', '8.0', '8.1', '8.2', '9.0', '9.1']).default('9.0'),
    {
      title: 'Version',
      description:
        'Version of Valkey. Once the cloud has moved the cache to a newer minor version, set that one here: an older one takes a new, empty cache.',
    },
  ),
  // Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.Redis.Groups.html
  replicas: about(z.number().int().min(0).max(5).optional(), {
    title: 'Replicas',
    description:
      'Copies beside the primary; 1 with high availability (which needs one at least), else 0.',
  }),
  snapshotDays: about(z.number().int().min(1).max(35).default(7), {
    title: 'Snapshots',
    description: 'How long daily snapshots are kept.',
    unit: 'days',
  }),
  // Source: https://valkey.io/topics/lru-cache/
  maxMemoryPolicy: about(
    z
      .enum([
        'volatile-lru',
        'allkeys-lru',
        'volatile-lfu',
        'allkeys-lfu',
        'volatile-random',
        'allkeys-random',
        'volatile-ttl',
        'noeviction',
      ])
      .default('volatile-lru'),
    {
      title: 'When memory is full',
      description:
        'Which keys go when memory is full; noeviction refuses to write instead.',
    },
  ),
});

export type CacheParameters = z.output<typeof parameters>;
