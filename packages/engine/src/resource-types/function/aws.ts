import type {
  AwsConsumer,
  AwsImplementation,
} from '../../clouds/aws/AwsImplementation';
import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { GrowingRole } from '../../clouds/aws/AwsIdentity';
import { encryptWithKey } from '../../clouds/aws/keyGrants';
import { likelyLength } from '../../clouds/aws/likelyLength';
import {
  lazy,
  template,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { namesBothDays } from '../cron';
import { codeOf } from './awsCode';
import { createDeadLetters } from './awsDeadLetters';
import { receiveFromKafka } from './awsKafka';
import { FunctionNetwork } from './awsNetwork';
import {
  callAtSetTimes,
  receiveEvents,
  receiveFrom,
  subscribeToTopic,
} from './awsTriggers';
import type { FunctionParameters } from './definition';

type Scope = NodeScope<FunctionParameters>;

/** Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const NAME_LENGTH = 64;

/** In bytes; source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_VARIABLES = 4096;

/** Characters of an address or ARN that is known after the apply. */
const USUAL_VALUE = 70;

/** Memory in MiB; processor time grows with it. */
const MEMORY = { small: 512, medium: 1024, large: 2048 };

export const lambda: AwsImplementation<FunctionParameters> = {
  name: 'lambda',
  title: 'AWS Lambda',
  limits: [
    {
      parameter: 'runtime',
      applies: p =>
        p.package === 'zip' && ['nodejs24', 'dotnet10'].includes(p.runtime),
      message: 'Version 5 of the AWS provider does not know this runtime.',
      mend: 'Let the standards ask for version 6 of the provider.',
    },
    {
      parameter: 'schedule',
      applies: p => p.schedule !== undefined && namesBothDays(p.schedule),
      message:
        'EventBridge takes a day of the month or one of the week, so only the week counts.',
      mend: 'Make two functions, or call it from a scheduled-job.',
    },
  ],
  build(scope, aws) {
    const node = scope as unknown as NodeScope;
    const role = aws.identity.role(node, {
      service: 'lambda.amazonaws.com',
      reason: `What ${scope.label} may do in AWS.`,
    });
    const deadLetters = createDeadLetters(node, aws);
    const ready: BlockHandle[] = [];
    const place = new FunctionNetwork(node, aws, { role: role.role, ready });
    const environment = new Map<string, Value>();
    const name = aws.name(node, { maxLength: NAME_LENGTH });
    const made = createFunction(scope, aws, {
      name,
      role,
      deadLetters: deadLetters.queue,
      environment,
      place,
      ready,
    });
    // A function that is made before its role may do anything is refused.
    aws.onFinish(() => {
      ready.push(...role.policies);
      reportManyVariables(scope, aws, environment);
    });
    callAtSetTimes(scope, aws, { lambda: made, deadLetters });
    const url = scope.structural(p => p.httpEndpoint)
      ? httpEndpoint(scope, made)
      : undefined;

    return {
      provides: {
        apis: ['lambda'],
        target: { lambda: made },
        environment: {
          // Not referred to, so that two functions can call each other.
          NAME: name,
          ...(url && { URL: url }),
        },
        grants: {
          invoke: [
            {
              sid: 'InvokeFunctions',
              actions: [
                'lambda:InvokeFunction',
                ...(url ? ['lambda:InvokeFunctionUrl'] : []),
              ],
              resources: [aws.arn('lambda', 'function:', name)],
            },
          ],
        },
      },
      consumes: {
        joinNetwork: () => place.join(),
        useApi: api => place.use(api),
        allow: role.allow,
        addEnvironment: (variable, value) => {
          environment.set(variable, value);
        },
        addSecret: secretReader(scope, { role, environment, place }),
        mount: (volume, provider) => place.mount(volume, provider),
        receive: (queue, provider) =>
          receiveFrom(scope, queue, provider, { lambda: made, ready }),
        receiveEvents: (events, provider) => {
          const called = { lambda: made, deadLetters, ready };
          if (events.kafka) {
            place.allowInterfaces();
            receiveFromKafka(scope, called, {
              arn: events.arn,
              group: events.kafka.group,
              provider,
            });
          } else {
            receiveEvents(scope, called, { streamArn: events.arn, provider });
          }
        },
        subscribe: (topicArn, topic) =>
          subscribeToTopic(
            scope,
            aws,
            { lambda: made, deadLetters },
            { topicArn, topic },
          ),
      },
    };
  },
};

/** Says when connections make more variables than Lambda may take. */
function reportManyVariables(
  scope: Scope,
  aws: AwsFoundation,
  environment: ReadonlyMap<string, Value>,
): void {
  const size = likelyLength(Object.fromEntries(environment), {
    environments: aws.values.environments,
    reference: USUAL_VALUE,
  });
  if (size > MOST_VARIABLES) {
    scope.report('connections', {
      severity: 'warning',
      code: 'too-many-variables',
      message: `Lambda takes ${MOST_VARIABLES} bytes of variables; its connections make about ${size}.`,
      mend: 'Divide it into functions that use less, or let a container-service do the work.',
    });
  }
}

function createFunction(
  scope: Scope,
  aws: AwsFoundation,
  options: {
    name: Expression;
    role: GrowingRole;
    deadLetters: BlockHandle;
    environment: ReadonlyMap<string, Value>;
    place: FunctionNetwork;
    ready: BlockHandle[];
  },
): BlockHandle {
  const { name, role, deadLetters, environment, place, ready } = options;
  const node = scope as unknown as NodeScope;
  const logs = aws.logs.group(node, {
    path: '/aws/lambda/',
    reason: `What ${scope.label} prints.`,
  });
  role.allow({
    sid: 'WriteLogs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [template(logs.ref('arn'), ':*')],
  });
  role.allow({
    sid: 'WriteTraces',
    // These actions know no resource.
    actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
    resources: ['*'],
  });
  role.allow({
    sid: 'KeepFailures',
    actions: ['sqs:SendMessage'],
    resources: [deadLetters.ref('arn')],
  });
  role.allow(encryptWithKey(aws));
  const code = codeOf(scope, aws);
  ready.push(...code.ready);
  return scope.resource(
    'aws_lambda_function',
    undefined,
    {
      function_name: name,
      description: scope.label,
      role: role.role.ref('arn'),
      ...code.attributes,
      architectures: [scope.structural(p => p.architecture)],
      memory_size: scope.value('memory', 'memory in MiB.', p => MEMORY[p.size]),
      timeout: scope.value(
        'timeout_seconds',
        'a call that takes longer is stopped, in seconds.',
        p => p.timeoutSeconds,
      ),
      reserved_concurrent_executions: scope.value(
        'max_concurrency',
        'calls that run at the same time.',
        p => p.maxConcurrency,
      ),
      kms_key_arn: lazy(() =>
        environment.size > 0 ? aws.encryption.keyArn() : undefined,
      ),
      environment: lazy(() =>
        environment.size > 0
          ? [
              {
                variables: Object.fromEntries(
                  [...environment].sort(([a], [b]) => (a < b ? -1 : 1)),
                ),
              },
            ]
          : [],
      ),
      dead_letter_config: { target_arn: deadLetters.ref('arn') },
      tracing_config: { mode: 'Active' },
      logging_config: { log_format: 'JSON', log_group: logs.ref('name') },
      vpc_config: lazy(() => place.config()),
      file_system_config: lazy(() => place.fileSystem()),
    },
    {
      dependsOn: ready,
      skips: [
        {
          checkov: 'CKV_AWS_117',
          reason: 'It is in the network only when it uses something there.',
        },
        {
          checkov: 'CKV_AWS_272',
          reason: 'Signing the code is a choice of the organization.',
        },
      ],
    },
  );
}

/** An address whose callers must sign their requests. */
function httpEndpoint(scope: Scope, made: BlockHandle): Value {
  const url = scope.resource('aws_lambda_function_url', undefined, {
    function_name: made.ref('function_name'),
    authorization_type: 'AWS_IAM',
  });
  scope.output(
    'url',
    'its address, for signed requests.',
    url.ref('function_url'),
  );
  return url.ref('function_url');
}

/** Lambda reads no secrets itself: the function gets their names and the right. */
function secretReader(
  scope: Scope,
  options: {
    role: GrowingRole;
    environment: Map<string, Value>;
    place: FunctionNetwork;
  },
): AwsConsumer['addSecret'] {
  const { role, environment, place } = options;
  return (name, { arn, key }) => {
    environment.set(`${name}_SECRET_ARN`, arn);
    place.use('secretsmanager');
    role.allow({
      sid: 'ReadSecrets',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [arn],
    });
    scope.report(name, {
      severity: 'info',
      code: 'secret-by-name',
      message: `Lambda hands over no secrets: ${name}_SECRET_ARN says where the value is${
        key === undefined ? '' : `, under the key "${key}"`
      }.`,
      mend: 'Let the function read it when it starts.',
    });
  };
}
