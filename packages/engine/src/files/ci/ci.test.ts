import {
  standardsSchema,
  type Standards,
} from 'backstage-plugin-stackgen-common';
import { parse } from 'yaml';
import { azurePipelines } from './azurePipelines';
import { githubActions } from './githubActions';
import { gitlabCi } from './gitlab';
import { pipelineOf } from './pipeline';
import { terraformRelease } from './terraformRelease';

// Names that YAML takes for something else when they are not quoted.
const ENVIRONMENTS = ['dev', 'on', '007'];

const pipeline = pipelineOf({
  appStack: 'web-shop',
  cloud: 'aws',
  region: 'eu-central-1',
  standards: {
    ...standardsSchema.parse({}),
    environments: ENVIRONMENTS.map(name => ({ name })),
  } as Standards,
});

interface Step {
  uses?: string;
  run?: string;
  if?: string;
  with?: Record<string, string>;
}

interface Job {
  if?: string;
  needs?: string | string[];
  environment?: string;
  permissions?: Record<string, string>;
  steps: Step[];
}

describe('GitHub Actions', () => {
  const workflow = parse(githubActions(pipeline));
  const jobs = workflow.jobs as Record<string, Job>;
  const runs = ({ steps }: Job) => steps.flatMap(({ run }) => run ?? []);
  const role = ({ steps }: Job) =>
    steps.find(({ uses }) => uses?.startsWith('aws-actions/'))?.with?.[
      'role-to-assume'
    ];

  it('check every change without any rights in the cloud', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(jobs.check.permissions).toBeUndefined();
    expect(role(jobs.check)).toBeUndefined();
    expect(runs(jobs.check)).toEqual([
      'terraform fmt -check -recursive',
      'terraform init -backend=false',
      'terraform validate',
      'tflint',
      expect.stringMatching(/^pipx run checkov==\d/),
    ]);
  });

  it('plan under a role that only reads, but not for forks', () => {
    const plan = jobs['plan-dev'];
    expect(plan.if).toBe(
      "github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository",
    );
    expect(role(plan)).toBe('${{ vars.AWS_PLAN_ROLE_ARN_DEV }}');
    expect(runs(plan)[1]).toBe(
      'terraform plan -lock=false -var-file=environments/dev.tfvars -out=dev.tfplan',
    );
    const upload = plan.steps.find(({ uses }) => uses?.includes('upload'));
    expect(upload?.if).toBe("github.ref == 'refs/heads/main'");
    expect(upload?.with?.path.trim().split('\n')).toEqual([
      'dev.tfplan',
      '.terraform.lock.hcl',
    ]);
  });

  it('apply the saved plans on main, one environment after the other, each with its approval', () => {
    expect(
      ENVIRONMENTS.map(name => {
        const apply = jobs[`apply-${name}`];
        return [apply.if, apply.environment, apply.needs];
      }),
    ).toEqual([
      ["github.ref == 'refs/heads/main'", 'dev', ['plan-dev']],
      ["github.ref == 'refs/heads/main'", 'on', ['plan-on', 'apply-dev']],
      ["github.ref == 'refs/heads/main'", '007', ['plan-007', 'apply-on']],
    ]);
    expect(role(jobs['apply-007'])).toBe('${{ vars.AWS_APPLY_ROLE_ARN_007 }}');
    expect(runs(jobs['apply-007'])).toEqual([
      'terraform init -backend-config=environments/007.backend.hcl',
      'terraform apply 007.tfplan',
    ]);
  });

  it('pin every action to a commit, and run once at a time', () => {
    const uses = Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap(step => step.uses ?? []),
    );
    expect(uses.length).toBeGreaterThan(10);
    for (const use of uses) {
      expect(use).toMatch(/@[0-9a-f]{40}$/);
    }
    expect(workflow.concurrency).toEqual({
      group: 'terraform-${{ github.ref }}',
      'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
    });
  });
});

describe('GitLab CI', () => {
  const file = parse(gitlabCi(pipeline));

  it('plans merge requests of the project itself, under a role that only reads', () => {
    const plan = file['plan-dev'];
    expect(plan.rules).toEqual([
      {
        if: '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID != $CI_MERGE_REQUEST_PROJECT_ID',
        when: 'never',
      },
      { when: 'on_success' },
    ]);
    expect(plan.environment).toBeUndefined();
    expect(plan.before_script.at(-1)).toBe(
      'export AWS_ROLE_ARN="$AWS_PLAN_ROLE_ARN_DEV"',
    );
    expect(plan.artifacts).toMatchObject({
      paths: ['dev.tfplan', '.terraform.lock.hcl'],
      access: 'developer',
    });
  });

  it('applies the saved plans by hand on the default branch, one after the other', () => {
    expect(file['apply-007']).toMatchObject({
      stage: 'apply',
      needs: ['plan-007', 'apply-on'],
      environment: { name: '007' },
      resource_group: 'web-shop-007',
      script: [
        'terraform init -backend-config=environments/007.backend.hcl',
        'terraform apply 007.tfplan',
      ],
      rules: [
        { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', when: 'manual' },
      ],
    });
    expect(file['apply-007'].before_script.at(-1)).toBe(
      'export AWS_ROLE_ARN="$AWS_APPLY_ROLE_ARN_007"',
    );
    expect(file['apply-dev'].needs).toEqual(['plan-dev']);
  });
});

describe('Azure Pipelines', () => {
  const file = parse(azurePipelines(pipeline));
  const stage = (name: string) =>
    file.stages.find((s: { stage: string }) => s.stage === name);

  it('stop at the first command that fails', () => {
    const [check] = file.stages;
    expect(check.jobs[0].steps.at(-1).script.split('\n')).toEqual([
      'set -eu',
      'terraform fmt -check -recursive',
      'terraform init -backend=false',
      'terraform validate',
      expect.stringMatching(/^pipx run checkov==/),
      '',
    ]);
  });

  it('plan with a connection that only reads, but not for forks', () => {
    const { condition, jobs } = stage('plan_dev');
    expect(condition).toBe(
      "and(succeeded(), ne(variables['System.PullRequest.IsFork'], 'True'))",
    );
    const shell = jobs[0].steps.find(
      (s: { task?: string }) => s.task === 'AWSShellScript@1',
    );
    expect(shell.inputs.awsCredentials).toBe('aws-plan-dev');
    expect(shell.inputs.inlineScript).toContain('-out=plan-dev/tfplan\n');
    expect(jobs[0].steps.at(-1)).toEqual({
      publish: 'plan-dev',
      artifact: 'plan-dev',
    });
  });

  it('apply the saved plans on main, one environment after the other', () => {
    const { dependsOn, condition, jobs } = stage('apply_007');
    expect(dependsOn).toEqual(['plan_007', 'apply_on']);
    expect(condition).toContain("'refs/heads/main'");
    expect(jobs[0].environment).toBe('007');
    const { steps } = jobs[0].strategy.runOnce.deploy;
    expect(steps.at(-1).inputs).toMatchObject({
      awsCredentials: 'aws-apply-007',
      inlineScript: expect.stringContaining(
        'terraform apply "$(Pipeline.Workspace)/plan-007/tfplan"\n',
      ),
    });
  });
});

test.each([
  ['>= 1.10', '1.13.3'],
  ['>= 1.10, < 1.12', '1.11.4'],
  ['~> 1.10.0', '1.10.5'],
  ['~> 1.10', '1.13.3'],
  ['1.9.8', '1.9.8'],
  ['= 1.9', '1.9.0'],
  ['>= 2.1', '2.1.0'],
  ['> 1.10, != 1.13.3, < 1.13.4', '1.12.2'],
  ['latest, please', '1.13.3'],
])('for Terraform %s, CI installs %s', (constraint, release) => {
  expect(terraformRelease(constraint)).toBe(release);
});
