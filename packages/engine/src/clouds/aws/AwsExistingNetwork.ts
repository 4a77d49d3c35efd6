import { call, index, type BlockHandle, type Value } from '../../terraform';
import type { AwsApi } from './AwsImplementation';
import type { AwsFoundation } from './AwsFoundation';

const SUBNET = 'subnet-[0-9a-f]+';

/** A VPC that somebody else looks after; its routes and endpoints are theirs. */
export class AwsExistingNetwork {
  readonly #aws: AwsFoundation;
  readonly #prefixLists = new Map<AwsApi, BlockHandle>();
  readonly #subnets = new Map<string, BlockHandle>();
  #vpc: BlockHandle | undefined;

  constructor(aws: AwsFoundation) {
    this.#aws = aws;
  }

  vpc(): BlockHandle {
    const { networks } = this.#aws;
    this.#vpc ??= this.#lookup(
      'aws_vpc',
      'existing',
      networks.byIds
        ? {
            id: networks.text('network', {
              name: 'vpc_id',
              description: 'VPC that is there already.',
              pattern: 'vpc-[0-9a-f]+',
              example: 'vpc-0123456789abcdef0',
            }),
          }
        : {
            tags: networks.tags('networkTags', {
              name: 'vpc_tags',
              description: 'Tags of the VPC that is there already.',
            }),
          },
    );
    return this.#vpc;
  }

  /** A subnet in a zone, counted from 0. */
  subnetId(kind: 'private' | 'public', zone: number): Value {
    const { networks } = this.#aws;
    if (networks.byIds) {
      return networks.item(`${kind}Subnets`, zone, {
        name: `${kind}_subnet_ids`,
        description: `${
          kind === 'private' ? 'Private' : 'Public'
        } subnets that are there already, one per zone.`,
        pattern: SUBNET,
        example: 'subnet-0123456789abcdef0',
      });
    }
    const known = this.#subnets.get(kind);
    const subnets =
      known ??
      this.#lookup('aws_subnets', kind, {
        tags: networks.tags(`${kind}SubnetTags`, {
          name: `${kind}_subnet_tags`,
          description: `Tags of the ${kind} subnets that are there already.`,
        }),
        filter: { name: 'vpc-id', values: [this.vpc().ref('id')] },
      });
    this.#subnets.set(kind, subnets);
    return index(call('sort', subnets.ref('ids')), zone);
  }

  /** Addresses of an API that is reached through a route. */
  prefixListId(api: AwsApi): Value {
    let list = this.#prefixLists.get(api);
    if (!list) {
      list = this.#aws.dataFile().data('aws_prefix_list', api, {
        name: `com.amazonaws.${this.#aws.region}.${api}`,
      });
      this.#prefixLists.set(api, list);
    }
    return list.ref('id');
  }

  #lookup(
    type: string,
    name: string,
    attributes: Record<string, Value>,
  ): BlockHandle {
    const block = this.#aws.dataFile().data(type, name, attributes);
    this.#aws.networks.lookups.add(block);
    return block;
  }
}
