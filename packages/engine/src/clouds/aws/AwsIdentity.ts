import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle } from '../../terraform';
import type { Statement } from './AwsImplementation';
import type { AwsFoundation } from './AwsFoundation';
import { assumedByService } from './policy';
import { writeRolePolicies } from './rolePolicies';

/** Services that take on a role without naming the account. */
const NAME_NO_ACCOUNT = [
  'ec2.amazonaws.com',
  'lambda.amazonaws.com',
  'redshift.amazonaws.com',
];

/** An IAM role whose policy grows until the stack is finished. */
export interface GrowingRole {
  readonly role: BlockHandle;
  /** Its policies, once there are some: what uses the role must wait for them. */
  readonly policies: readonly BlockHandle[];
  allow(statement: Statement): void;
}

/** Identities, each with exactly what the connections of its node need. */
export class AwsIdentity {
  readonly #aws: AwsFoundation;
  #monitoring: { role: BlockHandle; ready: BlockHandle } | undefined;

  constructor(aws: AwsFoundation) {
    this.#aws = aws;
  }

  /** Lets RDS deliver operating system metrics; one for the whole stack. */
  monitoringRole(): { role: BlockHandle; ready: BlockHandle } {
    const aws = this.#aws;
    if (!this.#monitoring) {
      const file = aws.document.file('monitoring.tf', {
        provenance: {
          reason: 'Databases deliver metrics of their operating system.',
        },
      });
      const role = file.resource('aws_iam_role', 'database_monitoring', {
        name: aws.name('database-monitoring', { maxLength: 64 }),
        assume_role_policy: assumedByService(
          'monitoring.rds.amazonaws.com',
          aws.accountId(),
        ),
      });
      const ready = file.resource(
        'aws_iam_role_policy_attachment',
        'database_monitoring',
        {
          role: role.ref('name'),
          policy_arn: `arn:${aws.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`,
        },
      );
      this.#monitoring = { role, ready };
    }
    return this.#monitoring;
  }

  /**
   * A role for one purpose of a node. Its policies are written in the end, and
   * only when something was allowed.
   */
  role(
    scope: NodeScope,
    options: {
      suffix?: string;
      service: string;
      /** Another service that acts for it. */
      andService?: string;
      reason: string;
    },
  ): GrowingRole {
    const aws = this.#aws;
    const { suffix, service, andService, reason } = options;
    const role = scope.resource(
      'aws_iam_role',
      suffix,
      {
        name: aws.name(scope, { maxLength: 64 }, suffix),
        assume_role_policy: assumedByService(
          andService ? [service, andService] : service,
          // Not all say for which account; only this one can pass the role.
          NAME_NO_ACCOUNT.includes(service) ? undefined : aws.accountId(),
          service === 'pods.eks.amazonaws.com'
            ? ['sts:AssumeRole', 'sts:TagSession']
            : undefined,
        ),
      },
      { provenance: { reason, implicit: true } },
    );
    const statements: Statement[] = [];
    const policies: BlockHandle[] = [];
    aws.onFinish(() =>
      policies.push(
        ...writeRolePolicies(scope, aws, {
          role: role.ref('id'),
          suffix,
          statements,
          reason,
        }),
      ),
    );
    return { role, policies, allow: statement => statements.push(statement) };
  }
}
