import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const INVOICES =
  'arn:aws:lambda:eu-central-1:{data.aws_caller_identity.current.account_id}:function:shop-{var.environment}-invoices';

const LAMBDA = 'aws_lambda_function.invoices';

function build(
  invoices: Partial<TestNode> = {},
  others: Record<string, TestNode> = {},
  connections: Parameters<typeof buildForTest>[1] = [],
) {
  return buildForTest(
    { invoices: { type: 'function', ...invoices }, ...others },
    connections,
  );
}

test('is traced, limited, and keeps what it failed to work on', () => {
  const stack = build();
  expect(stack.attributes(LAMBDA)).toMatchObject({
    package_type: 'Zip',
    runtime: 'python3.13',
    s3_key: '{var.invoices_code_version}.zip',
    reserved_concurrent_executions: 10,
    tracing_config: { mode: 'Active' },
    dead_letter_config: {
      target_arn: '{aws_sqs_queue.invoices_dead_letter.arn}',
    },
    logging_config: { log_group: '{aws_cloudwatch_log_group.invoices.name}' },
  });
  expect(
    stack.statements('aws_iam_role_policy.invoices').map(s => s.Sid),
  ).toEqual(['WriteLogs', 'WriteTraces', 'KeepFailures', 'EncryptData']);
  expect(stack.dependsOn(LAMBDA)).toContain('aws_iam_role_policy.invoices');
});

test('has a key for its environment only when it has an environment, which Lambda demands', () => {
  expect(stack0().kms_key_arn).toBeUndefined();
  expect(stack0().environment).toEqual([]);
  const stack = build({}, { media: { type: 'object-storage' } }, [
    ['invoices', 'read', 'media'],
  ]);
  expect(stack.attributes(LAMBDA).kms_key_arn).toBe('{aws_kms_key.main.arn}');

  function stack0() {
    return build().attributes(LAMBDA);
  }
});

test('that has more variables than Lambda takes is told of', () => {
  const using = (count: number) => {
    const names = [...Array(count).keys()].map(index => `media_${index}`);
    return build(
      {},
      Object.fromEntries(names.map(name => [name, { type: 'object-storage' }])),
      names.map(name => ['invoices', 'read', name]),
    ).problems;
  };
  expect(using(20)).toEqual([]);
  expect(using(50)).toEqual([
    expect.objectContaining({
      severity: 'warning',
      code: 'too-many-variables',
    }),
  ]);
});

test('is in the network only when it uses something there, and then reaches APIs inside', () => {
  const others = {
    media: { type: 'object-storage' },
    orders: { type: 'queue' },
    db: { type: 'postgres-database' },
  };
  const outside = build({}, others, [['invoices', 'read', 'media']]);
  expect(outside.attributes(LAMBDA).vpc_config).toEqual([]);
  expect(outside.document.block('aws_security_group.invoices')).toBeUndefined();
  const inside = build({}, others, [
    ['invoices', 'publish', 'orders'],
    ['invoices', 'read', 'db'],
  ]);
  expect(inside.attributes(LAMBDA).vpc_config).toEqual([
    {
      subnet_ids: expect.any(Array),
      security_group_ids: ['{aws_security_group.invoices.id}'],
    },
  ]);
  expect(inside.document.block('aws_vpc_endpoint.sqs')).toBeDefined();
  expect(
    inside.document.block('aws_vpc_security_group_egress_rule.invoices_to_db'),
  ).toBeDefined();
  expect(inside.dependsOn(LAMBDA)).toContain(
    'aws_iam_role_policy_attachment.invoices_network',
  );
});

describe('a queue', () => {
  const orders = { orders: { type: 'queue' } };

  test('that it consumes calls it, with no more at a time than it may run', () => {
    const stack = build({ parameters: { maxConcurrency: 1 } }, orders, [
      ['invoices', 'consume', 'orders'],
    ]);
    expect(
      stack.attributes('aws_lambda_event_source_mapping.invoices_from_orders'),
    ).toMatchObject({
      event_source_arn: '{aws_sqs_queue.orders.arn}',
      function_name: '{aws_lambda_function.invoices.arn}',
      // The least that Lambda takes.
      scaling_config: { maximum_concurrency: 2 },
    });
    expect(stack.problems).toEqual([]);
  });

  test('that it publishes to does not call it', () => {
    const stack = build({}, orders, [['invoices', 'publish', 'orders']]);
    expect(
      stack.document.block(
        'aws_lambda_event_source_mapping.invoices_from_orders',
      ),
    ).toBeUndefined();
  });

  test('whose messages come back before the function may be done is an error', () => {
    const stack = build(
      { environments: { dev: { timeoutSeconds: 60 } } },
      orders,
      [['invoices', 'consume', 'orders']],
    );
    expect(stack.problems).toEqual([
      expect.objectContaining({
        severity: 'error',
        code: 'visibility-timeout-too-short',
        message: expect.stringContaining('In dev,'),
      }),
    ]);
  });
});

describe('a stream', () => {
  const events: Record<string, TestNode> = { events: { type: 'event-stream' } };

  test('that it consumes is handed to it, and what fails is put aside', () => {
    const stack = build({}, events, [['invoices', 'consume', 'events']]);
    expect(
      stack.attributes('aws_lambda_event_source_mapping.invoices_from_events'),
    ).toMatchObject({
      event_source_arn: '{aws_kinesis_stream.events.arn}',
      bisect_batch_on_function_error: true,
      destination_config: {
        on_failure: {
          destination_arn: '{aws_sqs_queue.invoices_dead_letter.arn}',
        },
      },
    });
    const sids = stack
      .statements('aws_iam_role_policy.invoices')
      .map(({ Sid }) => Sid);
    expect(sids).toContain('ConsumeEvents');
    // Lambda keeps its place; a client library with tables of its own does not.
    expect(sids).not.toContain('KeepPlace');
    expect(stack.problems).toEqual([]);
  });

  test('that it publishes to does not call it', () => {
    const stack = build({}, events, [['invoices', 'publish', 'events']]);
    expect(
      stack.document.block(
        'aws_lambda_event_source_mapping.invoices_from_events',
      ),
    ).toBeUndefined();
  });
});

describe('Kafka', () => {
  const events: Record<string, TestNode> = {
    events: { type: 'event-stream', implementation: 'msk-serverless' },
  };
  const consumed = (invoices: Partial<TestNode> = {}) =>
    build(invoices, events, [['invoices', 'consume', 'events']]);

  test('that it consumes is read in its name, from a group of its own', () => {
    const stack = consumed();
    expect(
      stack.attributes('aws_lambda_event_source_mapping.invoices_from_events'),
    ).toMatchObject({
      event_source_arn: '{aws_msk_serverless_cluster.events.arn}',
      topics: ['{var.invoices_from_events_topic}'],
      amazon_managed_kafka_event_source_config: {
        consumer_group_id: 'shop-{var.environment}-invoices',
      },
      destination_config: {
        on_failure: {
          destination_arn: '{aws_sqs_queue.invoices_dead_letter.arn}',
        },
      },
    });
    expect(stack.values.tfvars('dev').invoices_from_events_topic).toBe(
      'events',
    );
    const statements = stack.statements('aws_iam_role_policy.invoices');
    expect(statements).toContainEqual(
      expect.objectContaining({
        Sid: 'KeepPlace',
        Resource: expect.stringMatching(
          /:group\/.+\/shop-\{var\.environment\}-invoices$/,
        ),
      }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        Sid: 'FindKafka',
        Resource: '{aws_msk_serverless_cluster.events.arn}',
      }),
    );
    expect(stack.dependsOn(LAMBDA)).toContain(
      'aws_iam_role_policy_attachment.invoices_network',
    );
    expect(stack.problems).toEqual([
      expect.objectContaining({ severity: 'info', code: 'events-tried-again' }),
    ]);
  });

  test('is opened to Lambda’s pollers only, and the function stays outside', () => {
    const stack = build({}, { ...events, orders: { type: 'function' } }, [
      ['invoices', 'consume', 'events'],
      ['orders', 'consume', 'events'],
    ]);
    expect(stack.attributes(LAMBDA).vpc_config).toEqual([]);
    const group = '{aws_security_group.events.id}';
    expect(
      stack.attributes('aws_vpc_security_group_ingress_rule.events_to_itself'),
    ).toMatchObject({
      security_group_id: group,
      referenced_security_group_id: group,
      from_port: 9098,
      to_port: 9098,
    });
    for (const api of ['lambda', 'sts']) {
      expect(stack.document.block(`aws_vpc_endpoint.${api}`)).toBeDefined();
    }
    expect(
      stack.document
        .blocks()
        .filter(({ type }) => type === 'aws_vpc_security_group_ingress_rule'),
    ).toHaveLength(2);
  });

  test('that it publishes to, or reads itself, is reached from inside the network', () => {
    for (const access of ['publish', 'readwrite'] as const) {
      const stack = build({}, events, [['invoices', access, 'events']]);
      expect(stack.attributes(LAMBDA).vpc_config).not.toEqual([]);
      expect(
        stack.document.block(
          'aws_lambda_event_source_mapping.invoices_from_events',
        ),
      ).toBeUndefined();
    }
  });

  test('calls no function that takes longer than Lambda allows', () => {
    expect(
      consumed({ environments: { dev: { timeoutSeconds: 900 } } }).problems,
    ).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'function-too-slow-for-kafka',
        message: expect.stringContaining('In dev,'),
      }),
    );
  });
});

describe('a topic', () => {
  test('that it consumes may call it, and leaves what failed in its queue', () => {
    const stack = build({}, { events: { type: 'topic' } }, [
      ['invoices', 'consume', 'events'],
    ]);
    expect(
      stack.attributes('aws_lambda_permission.invoices_from_events'),
    ).toEqual({
      action: 'lambda:InvokeFunction',
      function_name: '{aws_lambda_function.invoices.function_name}',
      principal: 'sns.amazonaws.com',
      source_arn: '{aws_sns_topic.events.arn}',
    });
    expect(
      stack.attributes('aws_sns_topic_subscription.invoices_from_events'),
    ).toMatchObject({ protocol: 'lambda' });
    expect(
      stack.statements('aws_sqs_queue_policy.invoices_dead_letter'),
    ).toHaveLength(2);
  });

  test('that it publishes to does not call it', () => {
    const stack = build({}, { events: { type: 'topic' } }, [
      ['invoices', 'publish', 'events'],
    ]);
    expect(
      stack.document.block('aws_sns_topic_subscription.invoices_from_events'),
    ).toBeUndefined();
    expect(
      stack.statements('aws_iam_role_policy.invoices').map(s => s.Sid),
    ).toContain('PublishMessages');
  });

  test('that is ordered cannot call it', () => {
    const stack = build(
      {},
      { events: { type: 'topic', parameters: { fifo: true } } },
      [['invoices', 'consume', 'events']],
    );
    expect(stack.problems).toEqual([
      expect.objectContaining({ code: 'ordered-topic-needs-queue' }),
    ]);
  });
});

test('at set times it is called by an identity that may do only that', () => {
  const stack = build({
    parameters: { schedule: '0 3 * * 0', timeZone: 'Europe/Berlin' },
  });
  expect(stack.attributes('aws_scheduler_schedule.invoices')).toMatchObject({
    schedule_expression: 'cron(0 3 ? * 1 *)',
    schedule_expression_timezone: 'Europe/Berlin',
  });
  expect(
    stack.statements('aws_iam_role_policy.invoices_schedule')[0],
  ).toMatchObject({
    Action: 'lambda:InvokeFunction',
    Resource: '{aws_lambda_function.invoices.arn}',
  });
});

test('its address answers signed requests of those who may invoke it only', () => {
  const stack = build(
    { parameters: { httpEndpoint: true } },
    { shop: { type: 'container-service' } },
    [['shop', 'invoke', 'invoices']],
  );
  expect(
    stack.attributes('aws_lambda_function_url.invoices').authorization_type,
  ).toBe('AWS_IAM');
  expect(stack.statements('aws_iam_role_policy.shop')).toEqual([
    {
      Sid: 'InvokeFunctions',
      Effect: 'Allow',
      Action: ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'],
      Resource: INVOICES,
    },
  ]);
  expect(stack.environment('shop')).toMatchObject({
    INVOICES_NAME: 'shop-{var.environment}-invoices',
    INVOICES_URL: '{aws_lambda_function_url.invoices.function_url}',
  });
});

test('secrets are named to it, and it may read these alone', () => {
  const stack = build({}, { key: { type: 'secret' } }, [
    ['invoices', 'read', 'key'],
  ]);
  expect(stack.statements('aws_iam_role_policy.invoices')).toContainEqual(
    expect.objectContaining({
      Sid: 'ReadSecrets',
      Resource: '{aws_secretsmanager_secret.key.arn}',
    }),
  );
  expect(stack.problems).toEqual([
    expect.objectContaining({ code: 'secret-by-name' }),
  ]);
});

describe('an image', () => {
  test('comes from a repository that Lambda may pull from', () => {
    const stack = build({ parameters: { package: 'image' } });
    const { image_uri: uri, runtime } = stack.attributes(LAMBDA);
    expect(uri).toBe(
      '{aws_ecr_repository.invoices.repository_url}:{var.invoices_image_tag}',
    );
    expect(runtime).toBeUndefined();
    expect(
      stack.statements('aws_ecr_repository_policy.invoices')[0],
    ).toMatchObject({ Principal: { Service: 'lambda.amazonaws.com' } });
  });

  test('of another registry is an error', () => {
    const stack = build({
      parameters: { package: 'image', image: 'docker.io/library/nginx' },
    });
    expect(stack.problems).toEqual([
      expect.objectContaining({ code: 'image-out-of-reach' }),
    ]);
  });
});
