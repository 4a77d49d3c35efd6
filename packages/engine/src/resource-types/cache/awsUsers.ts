import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { CacheParameters } from './definition';

/**
 * Longest id of a user or a group of users. Source:
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
const ID_LENGTH = 40;

// Client libraries ask for INFO when they connect. `-@all` stands where
// ElastiCache itself would put it, or every plan would show a difference.
const READER = 'on ~* -@all +@read +@connection -@dangerous +info';
const WRITER = 'on ~* &* +@all -@dangerous +info';
const NOBODY = 'off -@all';

/** Who can sign in to a cache. */
export interface CacheUsers {
  readonly group: BlockHandle;
  readonly reader: BlockHandle;
  readonly writer: BlockHandle;
}

/**
 * Users that sign in by IAM, so that there is no password in the state or
 * anywhere else. The default user cannot sign in.
 */
export function createUsers(
  scope: NodeScope<CacheParameters>,
  aws: AwsFoundation,
): CacheUsers {
  const engine = scope.structural(p => p.engine);
  const idOf = (suffix: string) =>
    aws.name(
      scope as NodeScope,
      { maxLength: ID_LENGTH, letterFirst: true },
      suffix,
    );
  const user = (suffix: string, access: string, about: string) =>
    scope.resource(
      'aws_elasticache_user',
      suffix,
      {
        user_id: idOf(suffix),
        // With IAM, name and id must be the same.
        user_name: idOf(suffix),
        engine,
        access_string: access,
        authentication_mode: { type: 'iam' },
      },
      {
        provenance: {
          reason: `Who ${about} ${scope.label} signs in as this user.`,
          implicit: true,
        },
      },
    );
  const reader = user('reader', READER, 'reads');
  const writer = user('writer', WRITER, 'writes to');
  const users = [reader, writer];
  // A group for Redis OSS must have a user of the name "default"; one for
  // Valkey has none and takes no user without IAM or a password.
  if (engine === 'redis') {
    users.push(
      scope.resource(
        'aws_elasticache_user',
        'nobody',
        {
          user_id: idOf('nobody'),
          user_name: 'default',
          engine,
          access_string: NOBODY,
          authentication_mode: { type: 'no-password-required' },
        },
        {
          provenance: {
            reason: 'Switches off the default user, which needs no password.',
            implicit: true,
          },
        },
      ),
    );
  }
  const group = scope.resource(
    'aws_elasticache_user_group',
    undefined,
    {
      user_group_id: idOf('users'),
      engine,
      user_ids: users.map(one => one.ref('user_id')),
    },
    {
      provenance: {
        reason: `Everybody who may sign in to ${scope.label}.`,
        implicit: true,
      },
    },
  );
  return { group, reader, writer };
}
