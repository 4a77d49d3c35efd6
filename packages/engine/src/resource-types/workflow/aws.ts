import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import { encryptWithKey } from '../../clouds/aws/keyGrants';
import { preventDestroy } from '../../clouds/preventDestroy';
import { call, template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { WorkflowParameters } from './definition';

/** Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
const NAME_LENGTH = 80;

/** How long Step Functions keeps a data key for what it encrypts, in seconds. */
const DATA_KEY_SECONDS = 300;

/**
 * What delivering logs needs; none of these actions knows a resource.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
const DELIVER_LOGS = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];

export const stepFunctions: AwsImplementation<WorkflowParameters> = {
  name: 'step-functions',
  title: 'AWS Step Functions',
  build(scope, aws) {
    const node = scope as unknown as NodeScope;
    const role = aws.identity.role(node, {
      service: 'states.amazonaws.com',
      reason: `What ${scope.label} may do in AWS.`,
    });
    // Deliveries of workflows must have this path. Source:
    // https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
    const logs = aws.logs.group(node, {
      path: '/aws/vendedlogs/states/',
      reason: `What happened in ${scope.label}.`,
    });
    // Logs are encrypted on their way, too. Source:
    // https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
    aws.encryption.allowService(
      'LogsOfWorkflowsDelivered',
      'delivery.logs.amazonaws.com',
      ['kms:Decrypt'],
      {
        StringLike: { 'kms:EncryptionContext:SourceArn': aws.arn('logs', '*') },
      },
    );
    role.allow({
      sid: 'DeliverLogs',
      actions: DELIVER_LOGS,
      resources: ['*'],
    });
    role.allow({
      sid: 'WriteTraces',
      // These actions know no resource.
      actions: [
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
        'xray:PutTelemetryRecords',
        'xray:PutTraceSegments',
      ],
      resources: ['*'],
    });
    role.allow(encryptWithKey(aws));
    const ready: BlockHandle[] = [];
    const name = aws.name(node, { maxLength: NAME_LENGTH });
    // The workflow itself is not referred to, so that two can use each other.
    const arn = aws.arn('states', 'stateMachine:', name);
    const machine = scope.resource(
      'aws_sfn_state_machine',
      undefined,
      {
        name,
        type: 'STANDARD',
        role_arn: role.role.ref('arn'),
        definition: call('jsonencode', {
          Comment: 'The release pipeline puts the steps in place of this one.',
          StartAt: 'Start',
          States: { Start: { Type: 'Succeed' } },
        }),
        encryption_configuration: {
          type: 'CUSTOMER_MANAGED_KMS_KEY',
          kms_key_id: aws.encryption.keyArn(),
          kms_data_key_reuse_period_seconds: DATA_KEY_SECONDS,
        },
        logging_configuration: {
          level: 'ALL',
          include_execution_data: scope.value(
            'log_data',
            'whether logs show what goes into steps and comes out.',
            p => p.logData,
          ),
          log_destination: template(logs.ref('arn'), ':*'),
        },
        tracing_configuration: { enabled: true },
      },
      {
        dependsOn: ready,
        lifecycle: { ...preventDestroy(scope), ignoreChanges: ['definition'] },
      },
    );
    const variables = new Map<string, Value>();
    aws.onFinish(() => {
      ready.push(...role.policies);
      if (variables.size > 0) {
        scope.output(
          'variables',
          'what its steps have to know of what they use, for the release pipeline.',
          Object.fromEntries(
            [...variables].sort(([a], [b]) => (a < b ? -1 : 1)),
          ),
        );
      }
    });
    scope.notes.beforeFirstApply.add(
      `Let the release pipeline of \`${scope.node.name}\` deploy its steps after the first apply (\`aws stepfunctions update-state-machine --definition\`); Terraform leaves them alone.`,
    );
    scope.output(
      'arn',
      'its ARN, for the release pipeline.',
      machine.ref('arn'),
    );
    return {
      provides: {
        apis: ['states'],
        environment: { ARN: arn },
        grants: {
          invoke: [
            {
              sid: 'StartWorkflows',
              actions: ['states:StartExecution'],
              resources: [arn],
            },
            encryptWithKey(aws),
          ],
        },
      },
      consumes: {
        allow: role.allow,
        follows: true,
        // Step Functions has no variables; the pipeline writes them into steps.
        addEnvironment: (variable, value) => {
          variables.set(variable, value);
        },
      },
    };
  },
};
