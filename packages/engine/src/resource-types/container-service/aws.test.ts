import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function service(node: Omit<TestNode, 'type'> = {}): TestNode {
  return { type: 'container-service', ...node };
}

function exposed(parameters: TestNode['parameters'] = {}): TestNode {
  return service({ parameters: { exposure: 'internet', ...parameters } });
}

describe('container service on ECS', () => {
  it('starts only when it may pull its image, and its load balancer listens', () => {
    const stack = buildForTest({ shop: exposed(), orders: { type: 'queue' } }, [
      ['shop', 'publish', 'orders'],
    ]);
    expect(stack.dependsOn('aws_ecs_service.shop')).toEqual([
      'aws_iam_role_policy.shop_start',
      'aws_iam_role_policy.shop',
      'aws_lb_listener.shop',
    ]);
    expect(stack.dependsOn('aws_ecs_cluster.main').sort()).toEqual(
      ['ecr_api', 'ecr_dkr', 'logs', 's3', 'sqs'].map(
        name => `aws_vpc_endpoint.${name}`,
      ),
    );
  });

  it('starts after the services that it calls, also when they call each other', () => {
    const stack = buildForTest({ a: service(), b: service(), c: service() }, [
      ['a', 'invoke', 'b'],
      ['b', 'invoke', 'c'],
      ['c', 'invoke', 'a'],
      ['a', 'invoke', 'a'],
    ]);
    const waits = (name: string) =>
      stack
        .dependsOn(`aws_ecs_service.${name}`)
        .filter(address => address.startsWith('aws_ecs_service'));
    expect(waits('a')).toEqual(['aws_ecs_service.b']);
    expect(waits('b')).toEqual(['aws_ecs_service.c']);
    expect(waits('c')).toEqual([]);
    expect(stack.environment('c').A_URL).toBe('http://a:8080');
  });

  it('has a name in the network’s DNS for who is no service', () => {
    const stack = buildForTest(
      {
        prices: service({ parameters: { port: 9000 } }),
        shop: service(),
        report: { type: 'scheduled-job' },
        invoices: { type: 'function' },
      },
      [
        ['shop', 'invoke', 'prices'],
        ['report', 'invoke', 'prices'],
        ['invoices', 'invoke', 'prices'],
      ],
    );
    const url =
      'http://prices.{aws_service_discovery_private_dns_namespace.main.name}:9000';
    expect(stack.environment('report').PRICES_URL).toBe(url);
    expect(
      stack.attributes('aws_lambda_function.invoices').environment,
    ).toEqual([{ variables: { PRICES_URL: url } }]);
    expect(stack.environment('shop').PRICES_URL).toBe('http://prices:9000');
    expect(
      stack.attributes('aws_ecs_service.prices').service_registries,
    ).toEqual([{ registry_arn: '{aws_service_discovery_service.prices.arn}' }]);
    expect(
      stack.attributes('aws_service_discovery_service.prices').dns_config,
    ).toMatchObject({ dns_records: { type: 'A' } });
    expect(
      stack.attributes('aws_service_discovery_private_dns_namespace.main'),
    ).toMatchObject({
      name: 'shop-{var.environment}-services.internal',
      vpc: '{aws_vpc.main.id}',
    });
    expect(stack.problems).toEqual([]);
  });

  it('has no such name when only services use it', () => {
    const stack = buildForTest({ shop: service(), prices: service() }, [
      ['shop', 'invoke', 'prices'],
    ]);
    expect(
      stack.document
        .blocks()
        .filter(({ type }) => /private_dns|discovery_service/.test(type)),
    ).toEqual([]);
    expect(
      stack.attributes('aws_ecs_service.prices').service_registries,
    ).toEqual([]);
  });

  it('pulls a given image from the registry of an account under its own right', () => {
    const image = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/shop';
    const stack = buildForTest({ shop: service({ parameters: { image } }) });
    expect(stack.statements('aws_iam_role_policy.shop_start')).toContainEqual(
      expect.objectContaining({
        Sid: 'PullImage',
        Resource: 'arn:aws:ecr:eu-central-1:123456789012:repository/team/shop',
      }),
    );
    expect(stack.problems).toEqual([]);
    expect(stack.document.block('aws_ecr_repository.shop')).toBeUndefined();
  });

  it('says where an image of the internet cannot be pulled', () => {
    const nodes = {
      shop: service({ parameters: { image: 'ghcr.io/acme/shop' } }),
    };
    const network = { nat: 'single' } as const;
    expect(
      buildForTest(nodes, [], undefined, 'aws', {
        environments: [{ name: 'dev' }, { name: 'production', network }],
      }).problems,
    ).toEqual([
      expect.objectContaining({
        severity: 'warning',
        where: 'resource:default/shop → image',
        message: expect.stringContaining('in dev, so'),
      }),
    ]);
    expect(
      buildForTest(nodes, [], undefined, 'aws', { network }).problems,
    ).toEqual([]);
  });

  it.each(['nginx:1.29', 'https://ghcr.io/x', 'a b', '"\n}', '${x}', 'UPPER'])(
    'takes %j for no image',
    image => {
      const { problems } = buildForTest({
        shop: service({ parameters: { image } }),
      });
      expect(problems.length).toBeGreaterThan(0);
      for (const { severity, where } of problems) {
        expect(severity).toBe('error');
        expect(where).toMatch(/ → image$/);
      }
    },
  );

  it('names its targets by their port, so that it can change', () => {
    const nameWith = (port: number) =>
      buildForTest({ shop: exposed({ port }) }).attributes(
        'aws_lb_target_group.shop',
      ).name;
    expect(nameWith(8080)).toBe('shop-{var.environment}-shop-8080');
    expect(nameWith(9090)).toBe('shop-{var.environment}-shop-9090');
  });

  it('can be removed where it is not protected', () => {
    const stack = buildForTest({
      shop: {
        ...exposed(),
        environments: { dev: { deletionProtection: false } },
      },
    });
    expect(stack.attributes('aws_lb.shop').enable_deletion_protection).toBe(
      '{var.shop_deletion_protection}',
    );
    expect(stack.values.tfvars('dev')).toMatchObject({
      shop_deletion_protection: false,
      shop_force_delete: true,
    });
    expect(stack.values.tfvars('production')).toMatchObject({
      shop_deletion_protection: true,
      shop_force_delete: false,
    });
  });

  it('answers at names of the zone of the standards only', () => {
    const problemsWith = (domainName: string) =>
      buildForTest({
        shop: {
          ...exposed(),
          environments: { production: { domainName } },
        },
      }).problems;
    expect(problemsWith('www.example.com')).toEqual([]);
    for (const wrong of ['www.other.org', 'www.badexample.com']) {
      expect(problemsWith(wrong)).toEqual([
        expect.objectContaining({
          severity: 'error',
          code: 'domain-outside-zone',
          where: 'resource:default/shop → domainName',
          mend: expect.stringContaining('.example.com'),
        }),
      ]);
    }
    expect(
      problemsWith(`${'a'.repeat(60)}.example.com`).map(({ code }) => code),
    ).toEqual(['domain-too-long']);
  });

  it('warns when environments would answer at the same name', () => {
    const stack = buildForTest({
      shop: exposed({ domainName: 'www.example.com' }),
    });
    expect(stack.problems).toEqual([
      expect.objectContaining({ severity: 'warning', code: 'domain-shared' }),
    ]);
  });

  it('is told that only queues receive from a topic', () => {
    const stack = buildForTest({ shop: service(), events: { type: 'topic' } }, [
      ['shop', 'consume', 'events'],
    ]);
    expect(stack.problems).toEqual([
      expect.objectContaining({ severity: 'info', code: 'topic-needs-queue' }),
    ]);
    expect(stack.opened).toEqual([]);
  });
});
