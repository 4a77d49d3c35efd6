import type { AwsApi, AwsVolume } from '../../clouds/aws/AwsImplementation';
import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { BlockHandle, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/** A function's place in the network, once something needs it to be there. */
export class FunctionNetwork {
  readonly #scope: NodeScope;
  readonly #aws: AwsFoundation;
  readonly #role: BlockHandle;
  /** What the function waits for. */
  readonly #ready: BlockHandle[];
  readonly #apis = new Set<AwsApi>();
  #groupId: Value | undefined;
  #mayMakeInterfaces = false;
  #volume: AwsVolume | undefined;

  constructor(
    scope: NodeScope,
    aws: AwsFoundation,
    options: { role: BlockHandle; ready: BlockHandle[] },
  ) {
    this.#scope = scope;
    this.#aws = aws;
    this.#role = options.role;
    this.#ready = options.ready;
  }

  /** Puts it into the private subnets; gives its security group. */
  join(): Value {
    if (this.#groupId !== undefined) {
      return this.#groupId;
    }
    const { network } = this.#aws;
    const scope = this.#scope;
    const groupId = network
      .securityGroup(scope, { description: `Function ${scope.address}` })
      .ref('id');
    this.#groupId = groupId;
    this.allowInterfaces();
    network.reachEndpoints(scope, groupId);
    network.reachInternet(scope, groupId);
    for (const api of this.#apis) {
      network.reachApi(scope, groupId, api);
    }
    return groupId;
  }

  /** Lets Lambda take addresses in the network: for it, or to fetch its events. */
  allowInterfaces(): void {
    if (this.#mayMakeInterfaces) {
      return;
    }
    this.#mayMakeInterfaces = true;
    const scope = this.#scope;
    this.#ready.push(
      scope.resource(
        'aws_iam_role_policy_attachment',
        'network',
        {
          role: this.#role.ref('name'),
          policy_arn: `arn:${
            this.#aws.partition
          }:iam::aws:policy/service-role/AWSLambdaENIManagementAccess`,
        },
        {
          provenance: {
            reason: `Lambda gives ${scope.label} addresses in the network.`,
            implicit: true,
          },
        },
      ),
    );
  }

  /** In the network, AWS's APIs are reached through endpoints. */
  use(api: AwsApi): void {
    this.#apis.add(api);
    if (this.#groupId !== undefined) {
      this.#aws.network.reachApi(this.#scope, this.#groupId, api);
    }
  }

  /** Lambda mounts one file system at most. */
  mount(volume: AwsVolume, provider: NodeScope): void {
    if (this.#volume) {
      this.#scope.report(provider.node.entityRef, {
        severity: 'error',
        code: 'one-file-system-only',
        message: 'A function on Lambda mounts one file system only.',
        mend: 'Use one file storage, or a container-service.',
      });
      return;
    }
    this.#volume = volume;
    this.#ready.push(...volume.ready);
  }

  config(): Value[] {
    return this.#groupId === undefined
      ? []
      : [
          {
            subnet_ids: this.#aws.network.privateSubnetIds(),
            security_group_ids: [this.#groupId],
          },
        ];
  }

  fileSystem(): Value[] {
    return this.#volume
      ? [
          {
            arn: this.#aws.arn(
              'elasticfilesystem',
              'access-point/',
              this.#volume.accessPointId,
            ),
            local_mount_path: this.#volume.path,
          },
        ]
      : [];
  }
}
