import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { Expression } from '../../terraform';
import type { OperatingSystem, VirtualMachineParameters } from './definition';

interface Image {
  /** Public parameter that names the newest image. */
  readonly parameter: (architecture: 'x86_64' | 'arm64') => string;
  /** Its root volume, which the template encrypts. */
  readonly rootDevice: string;
}

const SHORT = { x86_64: 'amd64', arm64: 'arm64' } as const;

/**
 * Sources: https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/,
 * https://wiki.debian.org/Cloud/AmazonEC2Image,
 * https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
const IMAGES: Record<OperatingSystem, Image> = {
  'ubuntu-24.04': {
    parameter: architecture =>
      `/aws/service/canonical/ubuntu/server/24.04/stable/current/${SHORT[architecture]}/hvm/ebs-gp3/ami-id`,
    rootDevice: '/dev/sda1',
  },
  'debian-13': debian(13),
  'amazon-linux-2023': {
    parameter: architecture =>
      `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
    rootDevice: '/dev/xvda',
  },
};

function debian(release: number): Image {
  return {
    parameter: architecture =>
      `/aws/service/debian/release/${release}/latest/${SHORT[architecture]}`,
    rootDevice: '/dev/xvda',
  };
}

/** The image, which Auto Scaling looks up whenever it starts a machine. */
export function imageOf(parameters: VirtualMachineParameters): {
  imageId: string;
  rootDevice: string;
} {
  const { parameter, rootDevice } = IMAGES[parameters.operatingSystem];
  return {
    imageId: `resolve:ssm:${parameter(parameters.architecture)}`,
    rootDevice,
  };
}

/**
 * Debian's images come without the agent of Session Manager; AWS keeps it in a
 * bucket that the endpoint in the network leads to.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/agent-install-deb.html
 */
export function installAgent(
  parameters: VirtualMachineParameters,
  aws: AwsFoundation,
): (string | Expression)[] {
  if (!parameters.operatingSystem.startsWith('debian')) {
    return [];
  }
  const { region } = aws;
  const suffix = aws.partition === 'aws-cn' ? 'com.cn' : 'com';
  const url = `https://s3.${region}.amazonaws.${suffix}/amazon-ssm-${region}/latest/debian_${
    SHORT[parameters.architecture]
  }/amazon-ssm-agent.deb`;
  return [
    `python3 -c 'import urllib.request as r; r.urlretrieve("${url}", "/root/agent.deb")'`,
    'dpkg -i /root/agent.deb',
    'systemctl enable --now amazon-ssm-agent',
  ];
}
