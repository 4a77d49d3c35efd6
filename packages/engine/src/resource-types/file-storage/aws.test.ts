import { buildForTest } from '../__testUtils__/buildForTest';

const SERVICE = { type: 'container-service' } as const;
const FILES = { type: 'file-storage' } as const;

function mounted(access: 'read' | 'readwrite') {
  return buildForTest({ shop: SERVICE, reports: FILES }, [
    ['shop', access, 'reports'],
  ]);
}

test('the file system is encrypted, backed up, and speaks TLS only', () => {
  const stack = buildForTest({ reports: FILES });
  expect(stack.attributes('aws_efs_file_system.reports')).toMatchObject({
    encrypted: true,
    kms_key_id: '{aws_kms_key.main.arn}',
  });
  expect(stack.attributes('aws_efs_backup_policy.reports')).toMatchObject({
    backup_policy: { status: 'ENABLED' },
  });
  expect(stack.statements('aws_efs_file_system_policy.reports')).toEqual([
    expect.objectContaining({
      Effect: 'Deny',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  ]);
});

test('readers mount it, and only writers may change files', () => {
  const rights = (access: 'read' | 'readwrite') =>
    mounted(access).statements('aws_iam_role_policy.shop');
  const through = {
    Resource: '{aws_efs_file_system.reports.arn}',
    Condition: {
      StringEquals: {
        'elasticfilesystem:AccessPointArn':
          '{aws_efs_access_point.reports.arn}',
      },
    },
  };
  expect(rights('read')).toEqual([
    {
      Sid: 'ReadFiles',
      Effect: 'Allow',
      Action: 'elasticfilesystem:ClientMount',
      ...through,
    },
  ]);
  expect(rights('readwrite')).toEqual([
    {
      Sid: 'WriteFiles',
      Effect: 'Allow',
      Action: [
        'elasticfilesystem:ClientMount',
        'elasticfilesystem:ClientWrite',
      ],
      ...through,
    },
  ]);
});

test('a container mounts the access point with TLS and its own identity', () => {
  const stack = mounted('read');
  const task = stack.attributes('aws_ecs_task_definition.shop');
  expect(task.volume).toEqual([
    { name: 'tmp' },
    {
      name: 'reports',
      efs_volume_configuration: {
        file_system_id: '{aws_efs_file_system.reports.id}',
        transit_encryption: 'ENABLED',
        authorization_config: {
          access_point_id: '{aws_efs_access_point.reports.id}',
          iam: 'ENABLED',
        },
      },
    },
  ]);
  expect(task.container_definitions).toMatchObject([
    {
      mountPoints: [
        { sourceVolume: 'tmp' },
        {
          sourceVolume: 'reports',
          containerPath: '/mnt/reports',
          readOnly: true,
        },
      ],
    },
  ]);
  expect(stack.dependsOn('aws_ecs_service.shop')).toContain(
    'aws_efs_mount_target.reports_a',
  );
  expect(stack.environment('shop')).toMatchObject({
    REPORTS_PATH: '/mnt/reports',
  });
});

test('only Amazon Linux mounts it by itself; others are told what is missing', () => {
  const machine = (operatingSystem: string) =>
    buildForTest(
      {
        legacy: { type: 'virtual-machine', parameters: { operatingSystem } },
        reports: FILES,
      },
      [['legacy', 'readwrite', 'reports']],
    );
  const amazon = machine('amazon-linux-2023');
  expect(amazon.files.get('legacy.tf')).toContain(
    '"echo \'${aws_efs_file_system.reports.id}:/ /mnt/reports efs _netdev,tls,iam,accesspoint=${aws_efs_access_point.reports.id} 0 0\' >> /etc/fstab"',
  );
  expect(amazon.dependsOn('aws_autoscaling_group.legacy')).toContain(
    'aws_efs_mount_target.reports_b',
  );
  const ubuntu = machine('ubuntu-24.04');
  expect(ubuntu.files.get('legacy.tf')).not.toContain('fstab');
  expect(ubuntu.problems).toContainEqual(
    expect.objectContaining({
      severity: 'warning',
      code: 'volume-not-mounted',
    }),
  );
});

test('Terraform protects it in all environments, or says that it does not', () => {
  const lifecycle = (dev: boolean) => {
    const stack = buildForTest({
      reports: { ...FILES, environments: { dev: { deletionProtection: dev } } },
    });
    return [
      stack.files.get('reports.tf')!.includes('prevent_destroy = true'),
      stack.problems.map(({ code }) => code),
    ];
  };
  expect(lifecycle(true)).toEqual([true, []]);
  expect(lifecycle(false)).toEqual([false, ['parameter-without-effect']]);
});
