import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import { fifoName } from '../../clouds/aws/fifoName';
import { encryptWithKey } from '../../clouds/aws/keyGrants';
import { denyInsecureTransport, policyDocument } from '../../clouds/aws/policy';
import type { NodeScope } from '../NodeScope';
import type { TopicParameters } from './definition';

/** Source: https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
const NAME_LENGTH = 256;

export const sns: AwsImplementation<TopicParameters> = {
  name: 'sns',
  title: 'Amazon SNS',
  build(scope, aws) {
    const fifo = scope.structural(p => p.fifo);
    const topic = scope.resource('aws_sns_topic', undefined, {
      name: fifoName(aws, scope as NodeScope, { fifo, maxLength: NAME_LENGTH }),
      ...(fifo && {
        fifo_topic: true,
        content_based_deduplication: scope.structural(
          p => p.contentBasedDeduplication,
        ),
      }),
      kms_master_key_id: aws.encryption.keyArn(),
      // Version 1 signs with SHA-1.
      signature_version: 2,
    });
    scope.resource(
      'aws_sns_topic_policy',
      undefined,
      {
        arn: topic.ref('arn'),
        policy: policyDocument([
          // Policies of topics take the topic's own actions only, no wildcard.
          denyInsecureTransport('sns:Publish', [topic.ref('arn')]),
        ]),
      },
      {
        provenance: {
          reason: 'Refuses messages that come without TLS.',
          implicit: true,
        },
      },
    );
    return {
      provides: {
        apis: ['sns'],
        topicArn: topic.ref('arn'),
        environment: { ARN: topic.ref('arn') },
        // Queues consume by a subscription, which needs no identity.
        grants: {
          publish: [
            {
              sid: 'PublishMessages',
              actions: ['sns:Publish'],
              resources: [topic.ref('arn')],
            },
            encryptWithKey(aws),
          ],
        },
      },
    };
  },
};
