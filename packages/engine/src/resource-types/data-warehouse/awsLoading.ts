import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsConsumer } from '../../clouds/aws/AwsImplementation';
import type { GrowingRole } from '../../clouds/aws/AwsIdentity';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/**
 * What a warehouse does with what it uses: it loads from and unloads to buckets,
 * and asks databases. It has a role as soon as there is something that it may.
 * Source: https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-security-other-services.html
 */
export function loadsFrom(
  scope: NodeScope,
  aws: AwsFoundation,
  { namespace, group }: { namespace: BlockHandle; group: BlockHandle },
): AwsConsumer {
  let role: GrowingRole | undefined;
  return {
    securityGroupId: group.ref('id'),
    allow(statement) {
      if (!role) {
        role = aws.identity.role(scope, {
          service: 'redshift.amazonaws.com',
          andService: 'redshift-serverless.amazonaws.com',
          reason: `What ${scope.label} may do in AWS.`,
        });
        const arn = role.role.ref('arn');
        namespace.attributes.iam_roles = [arn];
        namespace.attributes.default_iam_role_arn = arn;
      }
      role.allow(statement);
    },
  };
}
