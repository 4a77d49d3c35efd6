import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsTarget } from '../../clouds/aws/AwsImplementation';
import type { AwsCertificate } from '../../clouds/aws/certificate';
import {
  createBalancer,
  createListener,
  createTargets,
} from '../../clouds/aws/loadBalancer';
import type { BlockHandle, Expression, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ApiGatewayParameters } from './definition';

type Scope = NodeScope<ApiGatewayParameters>;

/** Says to the load balancer which service is meant; callers cannot set it. */
export const SERVICE_HEADER = 'x-gateway-service';

/** A way into the network. */
export interface Way {
  readonly link: BlockHandle;
  readonly listener: BlockHandle;
  /** Name that the certificate at its end is for. */
  readonly serverName: string | Expression;
}

/**
 * How the gateway comes to containers: a link into the network, and a load
 * balancer that only the link reaches, and that knows which containers are well.
 * There is none until something needs it.
 */
export class PrivateDoor {
  readonly #scope: Scope;
  readonly #aws: AwsFoundation;
  readonly #certificate: AwsCertificate;
  #made: (Way & { readonly groupId: Value }) | undefined;

  constructor(scope: Scope, aws: AwsFoundation, certificate: AwsCertificate) {
    this.#scope = scope;
    this.#aws = aws;
    this.#certificate = certificate;
  }

  /** Lets requests with the provider's name in the header come to it. */
  openTo(
    target: Exclude<AwsTarget, { lambda: unknown }>,
    provider: NodeScope,
    reason: string,
  ): Way {
    const aws = this.#aws;
    const { network, healthCheckPath, register } = target;
    const node = this.#scope as unknown as NodeScope;
    const { address } = provider;
    const provenance = { reason, implicit: true };
    this.#made ??= this.#make();
    const { groupId, listener } = this.#made;
    aws.network.openPath(node, {
      suffix: address,
      from: groupId,
      to: network.securityGroupId,
      port: network.port,
      description: `Load balancer of ${node.address} to ${address}`,
      reason,
    });
    const group = createTargets(node, aws, {
      suffix: address,
      name: aws.name(
        node,
        { maxLength: 32 },
        `${address.replace(/_+/g, '-')}-${network.port}`,
      ),
      port: network.port,
      healthCheckPath: healthCheckPath(),
      block: { provenance },
    });
    const rule = node.resource(
      'aws_lb_listener_rule',
      address,
      {
        listener_arn: listener.ref('arn'),
        condition: {
          http_header: {
            http_header_name: SERVICE_HEADER,
            values: [address],
          },
        },
        action: { type: 'forward', target_group_arn: group.ref('arn') },
      },
      { provenance },
    );
    register({ group, listening: rule });
    return this.#made;
  }

  #make(): Way & { readonly groupId: Value } {
    const scope = this.#scope;
    const aws = this.#aws;
    const node = scope as unknown as NodeScope;
    const { certificateArn, domainName } = this.#certificate;
    const provenance = {
      reason: `${scope.label} sends requests on to containers, which have private addresses.`,
      implicit: true,
    };
    const subnets = aws.network.privateSubnetIds();
    const groupId = aws.network
      .securityGroup(node, {
        suffix: 'balancer',
        description: `Load balancer of ${node.address}`,
      })
      .ref('id');
    const linkGroupId = aws.network
      .securityGroup(node, {
        suffix: 'link',
        description: `Link of ${node.address} into the network`,
      })
      .ref('id');
    aws.network.openPath(node, {
      suffix: 'balancer',
      from: linkGroupId,
      to: groupId,
      port: 443,
      description: 'Gateway to load balancer',
      reason: provenance.reason,
    });
    const link = scope.resource(
      'aws_apigatewayv2_vpc_link',
      undefined,
      {
        name: aws.name(node, { maxLength: 128 }),
        subnet_ids: subnets,
        security_group_ids: [linkGroupId],
      },
      { provenance },
    );
    const balancer = createBalancer(node, aws, {
      internal: true,
      subnets,
      groupId,
      deletionProtection: scope.value(
        'deletion_protection',
        'whether AWS refuses to delete its load balancer.',
        p => p.deletionProtection,
      ),
      block: { provenance },
    });
    const listener = createListener(node, {
      balancer,
      certificateArn,
      action: {
        type: 'fixed-response',
        fixed_response: { content_type: 'text/plain', status_code: '404' },
      },
      block: { provenance },
    });
    return { link, listener, serverName: domainName, groupId };
  }
}
