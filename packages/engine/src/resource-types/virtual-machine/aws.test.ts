import { buildForTest } from '../__testUtils__/buildForTest';

const VM = { type: 'virtual-machine' } as const;

/** The settings that a machine is started with. */
function userData(stack: ReturnType<typeof buildForTest>, name = 'legacy') {
  const file = stack.files.get(`${name}.tf`)!;
  return /"echo '(.*)' \| base64/.exec(file)![1];
}

test('machines have no public address, no SSH, an encrypted disk and a current image', () => {
  const stack = buildForTest({ legacy: VM });
  const launch = stack.attributes('aws_launch_template.legacy');
  expect(launch).toMatchObject({
    image_id:
      'resolve:ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
    instance_type: 't3.small',
    metadata_options: { http_tokens: 'required' },
    network_interfaces: { associate_public_ip_address: false },
    block_device_mappings: {
      device_name: '/dev/sda1',
      ebs: { encrypted: true, kms_key_id: '{aws_kms_key.main.arn}' },
    },
  });
  expect(launch).not.toHaveProperty('key_name');
  expect([...stack.files.values()].join('')).not.toContain(
    'from_port         = 22',
  );
});

test('Auto Scaling may use the key for volumes, by a role of the stack’s own', () => {
  const stack = buildForTest({ legacy: VM });
  const principal = { AWS: '{aws_iam_service_linked_role.machines.arn}' };
  expect(stack.statements('aws_kms_key.main')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        Sid: 'AutoScalingAttachesVolumes',
        Principal: principal,
        Action: ['kms:CreateGrant'],
        Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
      expect.objectContaining({
        Sid: 'AutoScalingUsesKey',
        Principal: principal,
      }),
    ]),
  );
});

test('sessions come through Session Manager, inside the network', () => {
  const stack = buildForTest({ legacy: VM });
  expect(stack.statements('aws_iam_role_policy.legacy')).toEqual([
    expect.objectContaining({ Sid: 'OpenSessions', Resource: '*' }),
  ]);
  expect(stack.attributes('aws_vpc_endpoint.ssm').private_dns_enabled).toBe(
    true,
  );
  expect(stack.dependsOn('aws_autoscaling_group.legacy')).toEqual(
    expect.arrayContaining([
      'aws_iam_role_policy.legacy',
      'aws_vpc_endpoint.ssmmessages',
    ]),
  );
});

test('there is a load balancer only where somebody uses the machines', () => {
  const alone = buildForTest({ legacy: VM });
  expect(alone.document.block('aws_lb.legacy')).toBeUndefined();
  expect(alone.attributes('aws_autoscaling_group.legacy')).toMatchObject({
    health_check_type: 'EC2',
  });

  const used = buildForTest(
    { shop: { type: 'container-service' }, legacy: VM },
    [['shop', 'invoke', 'legacy']],
  );
  expect(used.attributes('aws_lb.legacy')).toMatchObject({
    internal: true,
    load_balancer_type: 'network',
  });
  expect(used.attributes('aws_autoscaling_group.legacy')).toMatchObject({
    health_check_type: 'ELB',
    target_group_arns: ['{aws_lb_target_group.legacy.arn}'],
  });
  expect(
    used.attributes('aws_vpc_security_group_ingress_rule.shop_to_legacy'),
  ).toMatchObject({
    security_group_id: '{aws_security_group.legacy_balancer.id}',
    referenced_security_group_id: '{aws_security_group.shop.id}',
    from_port: 8080,
  });
  expect(used.environment('shop')).toMatchObject({
    LEGACY_HOST: '{aws_lb.legacy.dns_name}',
    LEGACY_PORT: '8080',
  });
});

test('a machine learns names and references, and reads secrets with its own role', () => {
  const stack = buildForTest(
    {
      legacy: VM,
      license: { type: 'secret' },
      files: { type: 'object-storage' },
    },
    [
      ['legacy', 'read', 'license'],
      ['legacy', 'read', 'files'],
    ],
  );
  expect(userData(stack)).toContain(
    '"LICENSE_VALUE_SECRET_ARN=${aws_secretsmanager_secret.license.arn}"',
  );
  expect(userData(stack)).toContain(
    '"FILES_NAME=${aws_s3_bucket.files.bucket}"',
  );
  expect(
    stack.statements('aws_iam_role_policy.legacy').map(({ Sid }) => Sid),
  ).toEqual(
    expect.arrayContaining(['ReadSecrets', 'DecryptSecrets', 'ReadObjects']),
  );
});

test('the setup script is text, whatever stands in it', () => {
  const stack = buildForTest({
    legacy: {
      ...VM,
      parameters: { setupScript: 'echo "${HOME}"\nsystemctl start app' },
    },
  });
  expect(stack.files.get('legacy.tf')).toContain(
    '    "echo \\"$${HOME}\\"",\n    "systemctl start app",\n',
  );
});

test('environments differ in size and number of machines', () => {
  const stack = buildForTest({
    legacy: {
      ...VM,
      environments: { production: { size: 'large', highAvailability: true } },
    },
  });
  expect(stack.values.tfvars('dev')).toMatchObject({
    legacy_instance_type: 't3.small',
    legacy_min_replicas: 1,
    legacy_max_replicas: 3,
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    legacy_instance_type: 'm7i.xlarge',
    legacy_min_replicas: 2,
    legacy_max_replicas: 6,
  });
});

test('Debian gets the agent of Session Manager from the bucket of its region', () => {
  const stack = buildForTest({
    legacy: {
      ...VM,
      parameters: { operatingSystem: 'debian-13', architecture: 'arm64' },
    },
  });
  expect(stack.attributes('aws_launch_template.legacy')).toMatchObject({
    image_id: 'resolve:ssm:/aws/service/debian/release/13/latest/arm64',
    block_device_mappings: { device_name: '/dev/xvda' },
  });
  expect(stack.files.get('legacy.tf')).toContain(
    'https://s3.eu-central-1.amazonaws.com/amazon-ssm-eu-central-1/latest/debian_arm64/amazon-ssm-agent.deb',
  );
});

test('systems that get packages from the internet are told when there is no way to it', () => {
  const codes = (operatingSystem: string) =>
    buildForTest({
      legacy: { ...VM, parameters: { operatingSystem } },
    }).problems.map(({ code }) => code);
  expect(codes('ubuntu-24.04')).toContain('packages-out-of-reach');
  expect(codes('amazon-linux-2023')).not.toContain('packages-out-of-reach');
});

test('a machine that uses a container finds it by DNS', () => {
  const stack = buildForTest(
    { shop: { type: 'container-service' }, legacy: VM },
    [['legacy', 'invoke', 'shop']],
  );
  expect(stack.problems.map(({ code }) => code)).not.toContain(
    'name-not-known',
  );
  expect(stack.files.get('legacy.tf')).toContain(
    'http://shop.${aws_service_discovery_private_dns_namespace.main.name}:8080',
  );
});
