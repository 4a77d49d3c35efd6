import type { Cloud } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';
import { awsCron } from './awsCron';

const job = (parameters: TestNode['parameters'] = {}): TestNode => ({
  type: 'scheduled-job',
  parameters: { image: 'ghcr.io/acme/report', ...parameters },
});

function build(cloud: Cloud, node = job()) {
  return buildForTest(
    {
      report: node,
      orders: { type: 'object-storage' },
      key: { type: 'secret' },
    },
    [
      ['report', 'read', 'orders'],
      ['report', 'read', 'key'],
    ],
    undefined,
    cloud,
  );
}

test.each([
  ['0 3 * * *', 'cron(0 3 * * ? *)'],
  ['*/15 8-18 * * 1-5', 'cron(*/15 8-18 ? * 2-6 *)'],
  ['0 0 1 1,7 *', 'cron(0 0 1 1,7 ? *)'],
  ['5 4 * * 0', 'cron(5 4 ? * 1 *)'],
  ['5 4 * * 7', 'cron(5 4 ? * 1 *)'],
])('%s is %s for EventBridge', (schedule, expected) => {
  expect(awsCron(schedule)).toBe(expected);
});

test('on AWS the schedule may start this task in this cluster, and hand on its roles only', () => {
  const stack = build('aws');
  expect(stack.statements('aws_iam_role_policy.report_schedule')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        Action: 'ecs:RunTask',
        Resource: '{aws_ecs_task_definition.report.arn_without_revision}:*',
      }),
      expect.objectContaining({
        Action: 'iam:PassRole',
        Resource: [
          '{aws_iam_role.report.arn}',
          '{aws_iam_role.report_start.arn}',
        ],
      }),
    ]),
  );
});

test('on AWS the container has the same closed file system, logs and rights as a service', () => {
  const file = build('aws').files.get('report.tf');
  expect(file).toContain('readonlyRootFilesystem = true');
  expect(file).toContain('s3:GetObject');
  expect(file).toContain('ORDERS_');
  expect(file).toContain('KEY_VALUE');
  expect(file).not.toContain('portMappings');
});

test('on Azure the schedule is the job’s own, and what it may do is its identity’s', () => {
  expect(
    build('azure').attributes('azurerm_container_app_job.report'),
  ).toMatchObject({
    schedule_trigger_config: { cron_expression: '0 3 * * *' },
    replica_timeout_in_seconds: 3600,
    identity: { type: 'UserAssigned' },
  });
});

test('on Google Cloud another account may start the job, and nothing else', () => {
  const stack = build('gcp');
  expect(
    stack.attributes('google_cloud_run_v2_job_iam_member.report_schedule'),
  ).toMatchObject({
    role: 'roles/run.invoker',
    member: '{google_service_account.report_schedule.member}',
  });
  expect(
    stack.attributes('google_cloud_scheduler_job.report').http_target,
  ).toMatchObject({
    oauth_token: {
      service_account_email: '{google_service_account.report_schedule.email}',
    },
  });
});

test('on Google Cloud the job is encrypted with the key of the stack, which Cloud Run may use by then', () => {
  const stack = build('gcp');
  expect(stack.attributes('google_cloud_run_v2_job.report')).toMatchObject({
    template: {
      template: { encryption_key: '{google_kms_crypto_key.main.id}' },
    },
  });
  expect(stack.dependsOn('google_cloud_run_v2_job.report')).toContain(
    'google_kms_crypto_key_iam_member.run',
  );
});

test('on Civo it is a CronJob of pods without rights, one at a time', () => {
  const { spec } = build('civo').attributes(
    'kubernetes_cron_job_v1.report',
  ) as {
    spec: Record<string, any>;
  };
  expect(spec).toMatchObject({
    schedule: '0 3 * * *',
    timezone: 'Etc/UTC',
    concurrency_policy: 'Forbid',
    job_template: { spec: { backoff_limit: 1, active_deadline_seconds: 3600 } },
  });
  expect(
    spec.job_template.spec.template.spec.container.security_context,
  ).toMatchObject({ read_only_root_filesystem: true });
});

test.each([
  ['aws', { timeoutMinutes: 5 }, 'timeoutMinutes'],
  ['azure', { timeZone: 'Europe/Berlin' }, 'timeZone'],
  ['civo', { architecture: 'arm64' }, 'architecture'],
] as const)('%s says what it cannot follow: %j', (cloud, parameters, name) => {
  expect(build(cloud, job(parameters)).problems).toContainEqual(
    expect.objectContaining({
      code: 'parameter-without-effect',
      where: `resource:default/report → ${name}`,
    }),
  );
});
