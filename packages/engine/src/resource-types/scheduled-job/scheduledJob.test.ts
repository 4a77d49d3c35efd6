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
        Resource: expect.arrayContaining([
          expect.stringMatching(/:task-definition\/shop-.+-report:\*$/),
        ]),
      }),
      expect.objectContaining({
        Action: 'iam:PassRole',
        Resource: [
          '{aws_iam_role.report.arn}',
          '{aws_iam_role.report_start.arn}',
        ],
      }),
      // Its runs get the tags of the task definition.
      expect.objectContaining({ Sid: 'TagRuns' }),
    ]),
  );
});

describe('who starts it out of its times', () => {
  const start = (
    cloud: Cloud,
    consumer: TestNode = { type: 'container-service' },
  ) =>
    buildForTest(
      { report: job(), desk: consumer },
      [['desk', 'invoke', 'report']],
      undefined,
      cloud,
    );
  const runs =
    'arn:aws:ecs:eu-central-1:{data.aws_caller_identity.current.account_id}:task/{aws_ecs_cluster.main.name}/*';

  test('on AWS may run its task in the cluster, hand on its roles, and learns what RunTask wants', () => {
    const stack = start('aws');
    const definition =
      'arn:aws:ecs:eu-central-1:{data.aws_caller_identity.current.account_id}:task-definition/shop-{var.environment}-report';
    expect(stack.statements('aws_iam_role_policy.desk')).toEqual([
      {
        Sid: 'StartJobs',
        Effect: 'Allow',
        Action: 'ecs:RunTask',
        Resource: [definition, `${definition}:*`],
        Condition: {
          ArnEquals: { 'ecs:cluster': '{aws_ecs_cluster.main.arn}' },
        },
      },
      expect.objectContaining({
        Sid: 'HandOnRoles',
        Resource: [
          '{aws_iam_role.report.arn}',
          '{aws_iam_role.report_start.arn}',
        ],
        Condition: {
          StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
        },
      }),
      {
        Sid: 'TagRuns',
        Effect: 'Allow',
        Action: 'ecs:TagResource',
        Resource: runs,
        Condition: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
      },
    ]);
    expect(stack.environment('desk')).toMatchObject({
      REPORT_TASK_DEFINITION: definition,
      REPORT_CONTAINER: 'report',
      REPORT_CLUSTER: '{aws_ecs_cluster.main.arn}',
      REPORT_SECURITY_GROUP: '{aws_security_group.report.id}',
    });
    expect(stack.document.block('aws_vpc_endpoint.ecs')).toBeDefined();
  });

  test('on AWS, a workflow also waits for its runs, and stops no other’s', () => {
    const stack = start('aws', { type: 'workflow' });
    const statements = stack.statements('aws_iam_role_policy.desk');
    expect(statements).toContainEqual({
      Sid: 'StopRuns',
      Effect: 'Allow',
      Action: 'ecs:StopTask',
      Resource: runs,
      Condition: {
        StringEquals: {
          'aws:ResourceTag/entity': 'resource:default/report',
        },
      },
    });
    expect(statements.map(({ Sid }) => Sid)).toEqual(
      expect.arrayContaining(['StartJobs', 'SeeRuns', 'LearnThatRunsEnded']),
    );
    expect(stack.files.get('outputs.tf')).toMatch(
      /output "desk_variables"[^}]+REPORT_CLUSTER += aws_ecs_cluster\.main\.arn/,
    );
  });

  test('on Azure may start it and see its runs, by a role on this job', () => {
    const stack = start('azure');
    expect(
      stack.attributes('azurerm_role_definition.job_starter').permissions,
    ).toEqual({
      actions: [
        'Microsoft.App/jobs/execution/read',
        'Microsoft.App/jobs/executions/read',
        'Microsoft.App/jobs/start/action',
      ],
    });
    expect(
      stack.attributes('azurerm_role_assignment.desk_report_start').scope,
    ).toBe('{azurerm_container_app_job.report.id}');
    expect(stack.environment('desk').REPORT_ID).toMatch(
      /\/providers\/Microsoft\.App\/jobs\//,
    );
  });

  test('on Google Cloud may start it and see its runs, by a role on this job', () => {
    const stack = start('gcp');
    expect(
      stack.attributes('google_project_iam_custom_role.job_starter')
        .permissions,
    ).toEqual(['run.executions.get', 'run.jobs.run']);
    expect(
      stack.attributes('google_cloud_run_v2_job_iam_member.desk_start_report'),
    ).toMatchObject({
      name: '{google_cloud_run_v2_job.report.name}',
      member: '{google_service_account.desk.member}',
    });
    expect(stack.environment('desk').REPORT_ID).toMatch(
      /\/jobs\/shop-\{var\.environment\}-report$/,
    );
  });

  test('on Civo is told what to do instead', () => {
    const { problems } = start('civo');
    expect(
      problems.filter(({ where }) =>
        where.endsWith(' → resource:default/report'),
      ),
    ).toEqual([
      expect.objectContaining({
        severity: 'warning',
        code: 'job-not-started-by-others',
      }),
    ]);
  });

  test.each(['aws', 'azure', 'gcp'] as const)(
    'on %s can be started by what it starts itself',
    cloud => {
      const { files } = buildForTest(
        { one: job(), two: job() },
        [
          ['one', 'invoke', 'two'],
          ['two', 'invoke', 'one'],
        ],
        undefined,
        cloud,
      );
      const block = {
        aws: 'aws_ecs_task_definition.two.',
        azure: 'azurerm_container_app_job.two.',
        gcp: 'google_cloud_run_v2_job.two.',
      }[cloud];
      const [made] = files
        .get('one.tf')!
        .split(/^resource /m)
        .filter(text => text.includes('TWO_'));
      expect(made).not.toContain(block);
    },
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

// Both run on Kubernetes, which knows no seventh day.
test.each([
  ['azure', 'azurerm_container_app_job.report', 'cron_expression'],
  ['civo', 'kubernetes_cron_job_v1.report', 'schedule'],
] as const)('on %s Sunday is 0', (cloud, address, name) => {
  const stack = build(cloud, job({ schedule: '0 3 * * 7' }));
  expect(JSON.stringify(stack.attributes(address))).toContain(
    `"${name}":"0 3 * * 0"`,
  );
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
