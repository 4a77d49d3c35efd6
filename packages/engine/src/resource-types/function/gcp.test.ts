import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const FUNCTION = 'google_cloudfunctions2_function.invoices';
const URI = `{${FUNCTION}.service_config.0.uri}`;

function build(
  invoices: Partial<TestNode> = {},
  others: Record<string, TestNode> = {},
  connections: Parameters<typeof buildForTest>[1] = [],
  standards: Parameters<typeof buildForTest>[4] = {},
) {
  return buildForTest(
    { invoices: { type: 'function', ...invoices }, ...others },
    connections,
    undefined,
    'gcp',
    standards,
  );
}

function serviceOf(stack: ReturnType<typeof build>) {
  return stack.attributes(FUNCTION).service_config as Record<string, unknown>;
}

const codes = (stack: ReturnType<typeof build>) =>
  stack.problems.map(({ code }) => code);

describe('an archive', () => {
  test('is built with the key of the stack, and runs for callers inside only', () => {
    const stack = build();
    expect(stack.attributes(FUNCTION)).toMatchObject({
      kms_key_name: '{google_kms_crypto_key.main.id}',
      build_config: {
        runtime: 'python313',
        entry_point: 'handler',
        docker_repository: '{google_artifact_registry_repository.invoices.id}',
        source: {
          storage_source: {
            bucket: '{google_storage_bucket.invoices.name}',
            object: '{var.invoices_code_version}.zip',
          },
        },
      },
      service_config: {
        service_account_email: '{google_service_account.invoices.email}',
        ingress_settings: 'ALLOW_INTERNAL_ONLY',
        max_instance_count: 10,
        max_instance_request_concurrency: 1,
        timeout_seconds: 30,
      },
    });
    expect(
      stack.attributes('google_artifact_registry_repository.invoices')
        .kms_key_name,
    ).toBe('{google_kms_crypto_key.main.id}');
    expect(stack.dependsOn(FUNCTION)).toEqual(
      expect.arrayContaining([
        'google_kms_crypto_key_iam_member.cloudfunctions',
        'google_kms_crypto_key_iam_member.run',
        'google_artifact_registry_repository_iam_member.invoices_build',
      ]),
    );
  });

  test('is built as an account that reads the code, and writes the image and a log', () => {
    const stack = build();
    const rights = stack.document
      .blocks()
      .filter(({ type }) => type.endsWith('_iam_member'))
      .map(({ address }) => stack.attributes(address))
      .filter(
        ({ member }) =>
          member === '{google_service_account.invoices_build.member}',
      )
      .map(({ role, condition }) => [
        role,
        (condition as { expression?: string } | undefined)?.expression,
      ]);
    expect(rights).toEqual([
      ['roles/storage.objectViewer', undefined],
      [
        'roles/storage.objectViewer',
        expect.stringContaining('buckets/gcf-v2-sources-'),
      ],
      ['roles/artifactregistry.writer', undefined],
      ['roles/logging.logWriter', undefined],
    ]);
  });

  test.each([
    ['nodejs22', 'src/index.handler', 'nodejs22', 'handler'],
    ['java21', 'com.acme.Handler::handle', 'java21', 'com.acme.Handler'],
    ['dotnet10', 'Acme::Acme.Handler::Handle', 'dotnet10', 'Acme.Handler'],
  ])('of %s is called by %s as the language wants', (...row) => {
    const [runtime, handler, named, called] = row;
    expect(
      build({ parameters: { runtime, handler } }).attributes(FUNCTION)
        .build_config,
    ).toMatchObject({ runtime: named, entry_point: called });
  });

  test('tells where the function is looked for, unless it is there', () => {
    expect(codes(build())).toContain('parameter-limited');
    expect(codes(build({ parameters: { handler: 'main.work' } }))).toEqual([]);
  });

  test('comes into the network only when it uses something there', () => {
    const outside = build({}, { media: { type: 'object-storage' } }, [
      ['invoices', 'read', 'media'],
    ]);
    expect(serviceOf(outside).vpc_connector).toBeUndefined();
    expect(outside.files.has('connector.tf')).toBe(false);
    const inside = build({}, { db: { type: 'postgres-database' } }, [
      ['invoices', 'read', 'db'],
    ]);
    expect(serviceOf(inside)).toMatchObject({
      vpc_connector: '{google_vpc_access_connector.functions.id}',
      vpc_connector_egress_settings: 'ALL_TRAFFIC',
    });
    const name = inside.attributes(
      'google_vpc_access_connector.functions',
    ).name;
    expect(
      inside.attributes('google_compute_firewall.invoices_to_db').target_tags,
    ).toEqual([`vpc-connector-europe-west3-${name}`]);
  });

  test('is told when others come into the network by the same way', () => {
    const stack = build(
      {},
      { db: { type: 'postgres-database' }, mails: { type: 'function' } },
      [
        ['invoices', 'read', 'db'],
        ['mails', 'read', 'db'],
      ],
    );
    expect(
      stack.problems
        .filter(({ code }) => code === 'network-shared')
        .map(({ entityRef }) => entityRef),
    ).toEqual(['resource:default/invoices', 'resource:default/mails']);
  });

  test('goes through a subnet of the network that is there', () => {
    const subnet = 'projects/acme/regions/europe-west3/subnetworks/functions';
    const stack = build(
      {},
      { stock: { type: 'container-service' } },
      [['invoices', 'invoke', 'stock']],
      { network: { mode: 'byIds', existing: { functionSubnet: subnet } } },
    );
    expect(stack.files.get('connector.tf')).toMatch(
      /name +=.*var\.function_subnet_id\)\[5\]\n +project_id +=.*var\.function_subnet_id\)\[1\]/,
    );
    expect(
      stack.document.block('google_compute_subnetwork.functions'),
    ).toBeUndefined();
  });

  test('gets secrets by reference, and waits for the right to read them', () => {
    const stack = build({}, { key: { type: 'secret' } }, [
      ['invoices', 'read', 'key'],
    ]);
    expect(serviceOf(stack).secret_environment_variables).toEqual([
      {
        key: 'KEY_VALUE',
        project_id: '{google_secret_manager_secret.key.project}',
        secret: '{google_secret_manager_secret.key.secret_id}',
        version: 'latest',
      },
    ]);
    expect(stack.dependsOn(FUNCTION)).toContain(
      'google_secret_manager_secret_iam_member.invoices_read_key',
    );
  });
});

test('those that may invoke it know its address, and nobody else gets an answer', () => {
  const stack = build({}, { shop: { type: 'container-service' } }, [
    ['shop', 'invoke', 'invoices'],
  ]);
  expect(
    stack.attributes(
      'google_cloud_run_v2_service_iam_member.shop_invoke_invoices',
    ),
  ).toEqual({
    name: `{${FUNCTION}.name}`,
    location: `{${FUNCTION}.location}`,
    role: 'roles/run.invoker',
    member: '{google_service_account.shop.member}',
  });
  expect(stack.environment('shop')).toEqual({
    INVOICES_URL:
      'https://shop-{var.environment}-invoices-{data.google_project.main.number}.europe-west3.run.app',
  });
  expect([...stack.files.values()].join('\n')).not.toMatch(
    /allUsers|allAuthenticatedUsers/,
  );
});

test('at set times it is called by an account that may do only that', () => {
  const stack = build({
    parameters: {
      schedule: '0 3 * * 0',
      timeZone: 'Europe/Berlin',
      timeoutSeconds: 5,
    },
  });
  expect(stack.attributes('google_cloud_scheduler_job.invoices')).toMatchObject(
    {
      schedule: '0 3 * * 0',
      time_zone: 'Europe/Berlin',
      // The least that Google takes.
      attempt_deadline: '15s',
      http_target: {
        uri: URI,
        oidc_token: {
          service_account_email:
            '{google_service_account.invoices_caller.email}',
          audience: URI,
        },
      },
    },
  );
  expect(
    stack.attributes('google_cloud_run_v2_service_iam_member.invoices_caller'),
  ).toMatchObject({
    role: 'roles/run.invoker',
    member: '{google_service_account.invoices_caller.member}',
  });
  expect(
    build().document.block('google_service_account.invoices_caller'),
  ).toBeUndefined();
});

describe('messages', () => {
  test('of a queue, and of topics that it listens to, are pushed to it', () => {
    const stack = build(
      {},
      {
        orders: { type: 'queue', parameters: { maxReceiveCount: 7 } },
        events: { type: 'topic' },
      },
      [
        ['invoices', 'consume', 'orders'],
        ['orders', 'consume', 'events'],
      ],
    );
    const pushed = {
      push_config: {
        push_endpoint: URI,
        oidc_token: {
          service_account_email:
            '{google_service_account.invoices_caller.email}',
          audience: URI,
        },
      },
      ack_deadline_seconds: 30,
      message_retention_duration: '345600s',
      dead_letter_policy: {
        dead_letter_topic: '{google_pubsub_topic.orders_dead_letter.id}',
        max_delivery_attempts: 7,
      },
    };
    expect(
      stack.attributes('google_pubsub_subscription.invoices_from_orders'),
    ).toMatchObject({ ...pushed, topic: '{google_pubsub_topic.orders.id}' });
    expect(
      stack.attributes(
        'google_pubsub_subscription.invoices_from_orders_events',
      ),
    ).toMatchObject({ ...pushed, topic: '{google_pubsub_topic.events.id}' });
    expect(codes(stack)).toContain('messages-pushed');
    // The queue's file stays as it is.
    expect(stack.files.get('orders.tf')).not.toContain('invoices');
  });

  test('of a queue that it publishes to are not', () => {
    const stack = build({}, { orders: { type: 'queue' } }, [
      ['invoices', 'publish', 'orders'],
    ]);
    expect(
      stack.document.block('google_pubsub_subscription.invoices_from_orders'),
    ).toBeUndefined();
  });

  test('of a topic that failed too often are kept', () => {
    const stack = build(
      {},
      { events: { type: 'topic', parameters: { fifo: true } } },
      [['invoices', 'consume', 'events']],
    );
    expect(
      stack.attributes('google_pubsub_subscription.invoices_from_events'),
    ).toMatchObject({
      enable_message_ordering: true,
      dead_letter_policy: {
        dead_letter_topic: '{google_pubsub_topic.invoices_dead_letter.id}',
      },
    });
    expect(
      stack.attributes('google_pubsub_topic_iam_member.invoices_dead_letter')
        .member,
    ).toContain('gcp-sa-pubsub');
  });

  test('come again to a function that is slower than Pub/Sub waits', () => {
    const stack = build(
      { environments: { dev: { timeoutSeconds: 900 } } },
      { orders: { type: 'queue' } },
      [['invoices', 'consume', 'orders']],
    );
    expect(stack.problems).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        code: 'message-delivered-again',
        message: expect.stringContaining('In dev,'),
      }),
    );
  });
});

describe('an image', () => {
  const image = { parameters: { package: 'image' } };

  test('runs as a service inside the network, encrypted, while it is called', () => {
    const stack = build(image, { db: { type: 'postgres-database' } }, [
      ['invoices', 'read', 'db'],
    ]);
    expect(
      stack.attributes('google_cloud_run_v2_service.invoices'),
    ).toMatchObject({
      ingress: 'INGRESS_TRAFFIC_INTERNAL_ONLY',
      deletion_protection: true,
      template: {
        encryption_key: '{google_kms_crypto_key.main.id}',
        service_account: '{google_service_account.invoices.email}',
        max_instance_request_concurrency: 1,
        scaling: { min_instance_count: 0, max_instance_count: 10 },
        vpc_access: {
          egress: 'ALL_TRAFFIC',
          network_interfaces: { tags: ['shop-{var.environment}-invoices'] },
        },
        containers: { resources: { cpu_idle: true } },
      },
    });
    expect(
      stack.attributes('google_compute_firewall.invoices_to_db').target_tags,
    ).toEqual(['shop-{var.environment}-invoices']);
    expect(stack.files.has('connector.tf')).toBe(false);
    expect(stack.document.block(FUNCTION)).toBeUndefined();
  });

  test('is called like an archive', () => {
    const stack = build(image, { orders: { type: 'queue' } }, [
      ['invoices', 'consume', 'orders'],
    ]);
    expect(
      stack.attributes('google_pubsub_subscription.invoices_from_orders')
        .push_config,
    ).toMatchObject({
      push_endpoint: '{google_cloud_run_v2_service.invoices.uri}',
    });
    expect(stack.problems).toContainEqual(
      expect.objectContaining({
        code: 'parameter-limited',
        where: 'resource:default/invoices → package',
      }),
    );
  });
});
