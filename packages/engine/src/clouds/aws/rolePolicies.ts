import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Value } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';
import type { Statement } from './AwsImplementation';
import { dividePolicies } from './dividePolicies';
import { allowStatement, mergeStatements, policyDocument } from './policy';

/**
 * Managed policies that a role may have, less one of AWS's own.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_MANAGED = 9;

/**
 * Writes what a role may do: one inline policy, and where IAM takes no more of
 * that, policies of their own for the rest. Nothing when nothing was allowed.
 *
 * @returns what the role's user must wait for
 */
export function writeRolePolicies(
  scope: NodeScope,
  aws: AwsFoundation,
  options: {
    /** Name or id of the role; they are the same. */
    role: Value;
    suffix?: string;
    statements: readonly Statement[];
    reason: string;
  },
): BlockHandle[] {
  const { role, suffix, reason } = options;
  const merged = mergeStatements(options.statements);
  if (merged.length === 0) {
    return [];
  }
  const [inline, ...managed] = dividePolicies(merged, {
    environments: aws.values.environments,
  });
  const policies = [
    scope.resource(
      'aws_iam_role_policy',
      suffix,
      {
        name: suffix ?? 'connections',
        role,
        policy: policyDocument(inline.map(allowStatement)),
      },
      { provenance: { reason, implicit: true } },
    ),
    ...managed.map((statements, index) =>
      attachPolicy(scope, aws, {
        role,
        suffix: [suffix, 'more', index + 1].filter(Boolean).join('_'),
        statements,
      }),
    ),
  ];
  if (managed.length > MOST_MANAGED) {
    scope.report('connections', {
      severity: 'warning',
      code: 'too-many-rights',
      message: `What it may do takes ${
        managed.length
      } policies besides the one of its role; a role has ${
        MOST_MANAGED + 1
      }, unless AWS raised the quota.`,
      mend: 'Divide it into parts that use less, or let AWS raise the quota “Managed policies attached to an IAM role”.',
    });
  }
  return policies;
}

function attachPolicy(
  scope: NodeScope,
  aws: AwsFoundation,
  options: { role: Value; suffix: string; statements: readonly Statement[] },
): BlockHandle {
  const { role, suffix, statements } = options;
  const provenance = {
    reason: `IAM takes no more policy in a role; the rest of what ${scope.label} may do.`,
    implicit: true,
  };
  const policy = scope.resource(
    'aws_iam_policy',
    suffix,
    {
      name: aws.name(scope, { maxLength: 128 }, suffix.replace(/_/g, '-')),
      policy: policyDocument(statements.map(allowStatement)),
    },
    { provenance },
  );
  return scope.resource(
    'aws_iam_role_policy_attachment',
    suffix,
    { role, policy_arn: policy.ref('arn') },
    { provenance },
  );
}
