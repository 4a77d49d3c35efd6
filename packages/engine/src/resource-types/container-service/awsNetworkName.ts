import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ContainerServiceParameters } from './definition';

/** How long others remember where copies are; they come and go, in seconds. */
const TTL = 10;

/**
 * A name in the network's DNS, once something uses the service that is none
 * itself: Service Connect tells its names to services only.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
 */
export class NetworkName {
  readonly #scope: NodeScope<ContainerServiceParameters>;
  readonly #aws: AwsFoundation;
  readonly #port: number;
  #registry: BlockHandle | undefined;

  constructor(
    scope: NodeScope<ContainerServiceParameters>,
    aws: AwsFoundation,
    port: number,
  ) {
    this.#scope = scope;
    this.#aws = aws;
    this.#port = port;
  }

  /** What who uses it is told, by suffix. */
  environment(): Readonly<Record<string, Value>> {
    const scope = this.#scope;
    const name = scope.address.replace(/_/g, '-');
    const zone = this.#aws.containers.zone();
    this.#registry ??= scope.resource(
      'aws_service_discovery_service',
      undefined,
      {
        name,
        dns_config: {
          namespace_id: zone.id,
          routing_policy: 'MULTIVALUE',
          dns_records: { type: 'A', ttl: TTL },
        },
        // ECS says which copies are well.
        health_check_custom_config: { failure_threshold: 1 },
        // Copies that are just being stopped must not keep it from going.
        force_destroy: true,
      },
      {
        provenance: {
          reason: `What uses ${scope.label} without being a service asks DNS where it is.`,
          implicit: true,
        },
      },
    );
    return {
      URL: template('http://', name, '.', zone.name, `:${this.#port}`),
    };
  }

  /** Where the service registers its copies; complete in the end. */
  registries(): Value[] {
    return this.#registry ? [{ registry_arn: this.#registry.ref('arn') }] : [];
  }
}
