import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  AwsVolume,
  SecretReference,
} from '../../clouds/aws/AwsImplementation';
import { tagsToPassOn } from '../../clouds/aws/tags';
import { call, lazy, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { createBalancer, type Balancer } from './awsBalancer';
import { createGroup } from './awsGroup';
import { imageOf, installAgent } from './awsImage';
import type { VirtualMachineParameters } from './definition';
import { canMount, mountLines } from './awsMount';
import { reportPackages } from './packages';
import { startScript } from './startScript';

type Scope = NodeScope<VirtualMachineParameters>;

/**
 * Two cores and 2 GB, two and 8, four and 16.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html
 */
const SIZES = {
  x86_64: { small: 't3.small', medium: 'm7i.large', large: 'm7i.xlarge' },
  arm64: { small: 't4g.small', medium: 'm7g.large', large: 'm7g.xlarge' },
};

export const autoScalingGroup: AwsImplementation<VirtualMachineParameters> = {
  name: 'auto-scaling-group',
  title: 'Amazon EC2 Auto Scaling',
  build(scope, aws) {
    const node = scope as NodeScope;
    const port = scope.structural(p => p.port);
    const environment = new Map<string, Value>([['PORT', String(port)]]);
    const volumes = new Map<string, AwsVolume>();
    const group = aws.network.securityGroup(node, {
      description: `Virtual machine ${scope.address}`,
    });
    const groupId = group.ref('id');
    for (const api of ['ssm', 'ssmmessages', 's3'] as const) {
      aws.network.reachApi(node, groupId, api);
    }
    aws.network.reachEndpoints(node, groupId);
    aws.network.reachInternet(node, groupId);
    if (scope.structural(p => p.operatingSystem) !== 'amazon-linux-2023') {
      reportPackages(
        scope,
        name => aws.network.hasNat(name),
        ', or choose amazon-linux-2023, whose packages come through the endpoint of S3',
      );
    }

    const { role, policies, allow } = aws.identity.role(node, {
      service: 'ec2.amazonaws.com',
      reason: `What ${scope.label} may do in AWS.`,
    });
    // Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
    allow({
      sid: 'OpenSessions',
      actions: [
        'ssm:UpdateInstanceInformation',
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      // These actions know no resource.
      resources: ['*'],
    });
    const launch = createTemplate(scope, aws, {
      groupId,
      role,
      script: lazy(() =>
        call(
          'base64encode',
          startScript({
            environment,
            prepare: [
              ...scope.structural(p => installAgent(p, aws)),
              ...sorted(volumes).flatMap(([, volume]) => mountLines(volume)),
            ],
            setup: scope.structural(p => p.setupScript),
          }),
        ),
      ),
    });
    const dependsOn: BlockHandle[] = [...aws.network.waysOut];
    let balancer: Balancer | undefined;
    createGroup(scope, aws, {
      launch,
      dependsOn,
      targets: () => balancer?.group,
    });
    // Machines that start before they are allowed to do not try again.
    aws.onFinish(() => dependsOn.unshift(...policies));

    return {
      provides: {
        reach: () => {
          balancer ??= createBalancer(node, aws, {
            groupId,
            port,
            deletionProtection: scope.value(
              'deletion_protection',
              'whether AWS refuses to delete its load balancer.',
              p => p.deletionProtection,
            ),
          });
          return balancer.reach;
        },
      },
      consumes: {
        securityGroupId: groupId,
        allow,
        addEnvironment: (name, value) => {
          environment.set(name, value);
        },
        mount: (volume, provider) => {
          if (canMount(scope, provider)) {
            volumes.set(provider.address, volume);
            dependsOn.push(...volume.ready);
          }
        },
        addSecret: (name, secret) => {
          aws.network.reachApi(node, groupId, 'secretsmanager');
          addReference(environment, name, secret);
          allow({
            sid: 'ReadSecrets',
            actions: ['secretsmanager:GetSecretValue'],
            resources: [secret.arn],
          });
          allow({
            sid: 'DecryptSecrets',
            actions: ['kms:Decrypt'],
            resources: [aws.encryption.keyArn()],
          });
        },
      },
    };
  },
};

/** The machine reads the value itself, with its own identity. */
function addReference(
  environment: Map<string, Value>,
  name: string,
  { arn, key }: SecretReference,
): void {
  environment.set(`${name}_SECRET_ARN`, arn);
  if (key !== undefined) {
    environment.set(`${name}_SECRET_KEY`, key);
  }
}

function createTemplate(
  scope: Scope,
  aws: AwsFoundation,
  options: { groupId: Value; role: BlockHandle; script: Value },
): BlockHandle {
  const node = scope as NodeScope;
  const { groupId, role, script } = options;
  const { imageId, rootDevice } = scope.structural(imageOf);
  const profile = scope.resource(
    'aws_iam_instance_profile',
    undefined,
    { name: aws.name(node, { maxLength: 128 }), role: role.ref('name') },
    {
      provenance: {
        reason: `Machines of ${scope.label} act with its role.`,
        implicit: true,
      },
    },
  );
  const tags = tagsToPassOn(aws, scope.node);
  return scope.resource('aws_launch_template', undefined, {
    name: aws.name(node, { maxLength: 125 }),
    description: `Machines of ${scope.address}`,
    image_id: imageId,
    instance_type: scope.value(
      'instance_type',
      'type of the machines.',
      p => SIZES[p.architecture][p.size],
    ),
    ebs_optimized: true,
    update_default_version: true,
    user_data: script,
    iam_instance_profile: { arn: profile.ref('arn') },
    metadata_options: {
      http_endpoint: 'enabled',
      http_tokens: 'required',
      http_put_response_hop_limit: 1,
      instance_metadata_tags: 'disabled',
    },
    monitoring: { enabled: true },
    network_interfaces: {
      associate_public_ip_address: false,
      delete_on_termination: true,
      security_groups: [groupId],
    },
    block_device_mappings: {
      device_name: rootDevice,
      ebs: {
        encrypted: true,
        kms_key_id: aws.encryption.keyArn(),
        volume_type: 'gp3',
        volume_size: scope.value(
          'disk_gb',
          'size of the system disk, in GB.',
          p => p.diskGb,
        ),
        delete_on_termination: true,
      },
    },
    tag_specifications: ['instance', 'network-interface', 'volume'].map(
      type => ({ resource_type: type, tags }),
    ),
  });
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
