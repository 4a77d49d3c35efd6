import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  AwsProvider,
  Statement,
} from '../../clouds/aws/AwsImplementation';
import {
  call,
  template,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { EventStreamParameters } from './definition';

/** Kafka with IAM; source: https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html */
const PORT = 9098;

/** Source: https://docs.aws.amazon.com/msk/1.0/apireference/v2-clusters.html */
const NAME_LENGTH = 64;

export const mskServerless: AwsImplementation<EventStreamParameters> = {
  name: 'msk-serverless',
  title: 'Amazon MSK Serverless',
  limits: [
    {
      parameter: 'size',
      applies: p => p.size !== 'small',
      message: 'MSK Serverless grows with the load by itself.',
    },
    {
      parameter: 'partitions',
      applies: p => p.partitions !== 4,
      effect: 'none',
      message: 'Topics are made by the applications, with their partitions.',
      mend: 'Let the application make its topics.',
    },
    {
      parameter: 'retentionHours',
      applies: p => p.retentionHours !== 72,
      effect: 'none',
      message: 'Topics are made by the applications, with their retention.',
      mend: 'Let the application make its topics.',
    },
  ],
  build(scope, aws) {
    const node = scope as unknown as NodeScope;
    const group = aws.network.securityGroup(node, {
      description: `Kafka ${scope.address}`,
    });
    const cluster = scope.resource('aws_msk_serverless_cluster', undefined, {
      cluster_name: aws.name(node, { maxLength: NAME_LENGTH }),
      client_authentication: { sasl: { iam: { enabled: true } } },
      vpc_config: {
        subnet_ids: aws.network.privateSubnetIds(),
        security_group_ids: [group.ref('id')],
      },
    });
    const letLambdaIn = once(() => openForLambda(node, aws, group.ref('id')));
    return {
      provides: {
        network: { securityGroupId: group.ref('id'), port: PORT },
        environment: {
          BOOTSTRAP_SERVERS: cluster.ref('bootstrap_brokers_sasl_iam'),
        },
        ...accessOf(cluster, aws, letLambdaIn),
      },
    };
  },
};

/**
 * Who consumes has a group of its own, and who publishes has transactions of
 * its own, so that nobody moves the place of another or breaks into what
 * another writes.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html
 */
function accessOf(
  cluster: BlockHandle,
  aws: AwsFoundation,
  letLambdaIn: () => void,
): Pick<AwsProvider, 'admit' | 'events' | 'grants'> {
  const arn = cluster.ref('arn');
  // The cluster's name and id, as they stand in the ARNs of what is in it.
  const path = call('element', call('split', ':cluster/', arn), 1);
  const within = (kind: string, ...name: (string | Expression)[]) =>
    template(aws.arn('kafka', `${kind}/`), path, '/', ...name);
  const topics = (sid: string, ...actions: string[]): Statement => ({
    sid,
    actions: actions.map(action => `kafka-cluster:${action}`),
    resources: [within('topic', '*')],
  });
  const connect: Statement = {
    sid: 'ConnectToKafka',
    actions: ['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster'],
    resources: [arn],
  };
  const publish: Statement[] = [
    topics('PublishEvents', 'CreateTopic', 'DescribeTopic', 'WriteData'),
    // What Kafka's clients do unless they are told not to.
    {
      sid: 'PublishOnce',
      actions: ['kafka-cluster:WriteDataIdempotently'],
      resources: [arn],
    },
  ];
  const consume = topics('ConsumeEvents', 'DescribeTopic', 'ReadData');
  const groupOf = (consumer: NodeScope) =>
    aws.name(consumer, { maxLength: 249 });
  const keepPlace = (group: Expression): Statement => ({
    sid: 'KeepPlace',
    actions: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
    resources: [within('group', group)],
  });
  return {
    grants: {
      publish: [connect, ...publish],
      consume: [connect, consume],
      readwrite: [connect, ...publish, consume],
      admin: [
        connect,
        ...publish,
        consume,
        topics(
          'AdministerTopics',
          'AlterTopic',
          'AlterTopicDynamicConfiguration',
          'DeleteTopic',
          'DescribeTopicDynamicConfiguration',
        ),
      ],
    },
    events: consumer => {
      letLambdaIn();
      const group = groupOf(consumer);
      return {
        arn,
        kafka: { group, grants: [keepPlace(group), ...poll(arn)] },
      };
    },
    admit: (consumer, access) => {
      const name = groupOf(consumer);
      const reads = access !== 'publish';
      const writes = access !== 'consume';
      return {
        grants: [
          ...(reads ? [keepPlace(name)] : []),
          ...(writes
            ? [
                {
                  sid: 'PublishTogether',
                  actions: [
                    'kafka-cluster:AlterTransactionalId',
                    'kafka-cluster:DescribeTransactionalId',
                  ],
                  // The dot ends the name: no other's begins like this.
                  resources: [within('transactional-id', name, '.*')],
                },
              ]
            : []),
        ],
        environment: {
          ...(reads && { CONSUMER_GROUP: name }),
          ...(writes && { TRANSACTIONAL_ID_PREFIX: template(name, '.') }),
        },
      };
    },
  };
}

/**
 * What Lambda needs besides to fetch a function's events in its name.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html
 */
function poll(arn: Expression): Statement[] {
  return [
    {
      sid: 'FindKafka',
      actions: [
        'kafka-cluster:DescribeClusterDynamicConfiguration',
        'kafka:DescribeClusterV2',
        'kafka:GetBootstrapBrokers',
      ],
      resources: [arn],
    },
    {
      sid: 'FindNetwork',
      // These actions know no resource.
      actions: [
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
      ],
      resources: ['*'],
    },
  ];
}

/**
 * Lambda's pollers get addresses in the brokers' subnets and their security
 * group, and talk to AWS from there.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/with-msk-cluster-network.html
 */
function openForLambda(
  scope: NodeScope,
  aws: AwsFoundation,
  groupId: Value,
): void {
  aws.network.openPath(scope, {
    suffix: 'itself',
    from: groupId,
    to: groupId,
    port: PORT,
    description: `Lambda to ${scope.address}`,
    reason: `Lambda fetches events of ${scope.label} for functions.`,
  });
  for (const api of ['lambda', 'sts'] as const) {
    aws.network.reachApi(scope, groupId, api);
  }
  aws.network.reachEndpoints(scope, groupId);
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) {
      isDone = true;
      act();
    }
  };
}
