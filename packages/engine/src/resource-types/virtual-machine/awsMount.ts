import type { AwsVolume } from '../../clouds/aws/AwsImplementation';
import { template, type Expression } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { VirtualMachineParameters } from './definition';

/**
 * Only Amazon Linux has the client that EFS wants, with TLS and an identity,
 * among its packages; people are told how to do it elsewhere.
 * Source: https://docs.aws.amazon.com/efs/latest/ug/installing-amazon-efs-utils.html
 */
export function canMount(
  scope: NodeScope<VirtualMachineParameters>,
  provider: NodeScope,
): boolean {
  const system = scope.structural(p => p.operatingSystem);
  if (system === 'amazon-linux-2023') {
    return true;
  }
  scope.report(provider.node.entityRef, {
    severity: 'warning',
    code: 'volume-not-mounted',
    message: `${system} has no package of amazon-efs-utils, which mounts with TLS and the identity of the machine.`,
    mend: 'Set "operatingSystem" to amazon-linux-2023, or build and mount it in "setupScript"; the ids are in /etc/default/app.',
  });
  return false;
}

/** Mounts at every start; TLS, and rights of the machine's role. */
export function mountLines(volume: AwsVolume): (string | Expression)[] {
  const { path, fileSystemId, accessPointId, readOnly } = volume;
  return [
    'dnf install -y amazon-efs-utils',
    `mkdir -p ${path}`,
    template(
      "echo '",
      fileSystemId,
      `:/ ${path} efs _netdev,tls,iam,accesspoint=`,
      accessPointId,
      `${readOnly ? ',ro' : ''} 0 0' >> /etc/fstab`,
    ),
    `mount ${path}`,
  ];
}
