import type { StandardsInput } from 'backstage-plugin-stackgen-common';
import { parse } from 'yaml';
import { azurePipelines } from './azurePipelines';
import { githubActions } from './githubActions';
import { gitlabCi } from './gitlab';
import { examplePipeline } from './__testUtils__/examplePipeline';
import { terraformRelease } from './terraformRelease';

// Names that YAML takes for something else when they are not quoted.
const ENVIRONMENTS = ['dev', 'on', '007'];

const pipeline = examplePipeline({
  environments: ENVIRONMENTS.map(name => ({ name })),
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
    expect(jobs.check.permissions).toEqual({
      contents: 'read',
      'security-events': 'write',
    });
    expect(role(jobs.check)).toBeUndefined();
    expect(runs(jobs.check)).toEqual([
      'terraform fmt -check -recursive',
      'terraform init -backend=false',
      'terraform validate',
      'tflint',
      expect.stringMatching(/^pipx run checkov==\d.* --output sarif /),
    ]);
    expect(jobs.check.steps.at(-1)).toMatchObject({
      'continue-on-error': true,
      with: { sarif_file: 'checkov.sarif' },
    });
  });

  it('show all plans in one comment, by a job that may do nothing else', () => {
    const { comment } = jobs;
    expect(comment).toMatchObject({
      if: "github.event_name == 'pull_request'",
      needs: ['plan-dev', 'plan-on', 'plan-007'],
      permissions: { 'pull-requests': 'write' },
    });
    const [script] = runs(comment);
    expect(script).toContain('for environment in dev on 007; do');
    expect(script).toContain('.user.login == "github-actions[bot]"');
    expect(script).not.toContain('${{');
    expect(
      jobs['plan-dev'].steps
        .filter(({ uses }) => uses?.includes('upload-artifact'))
        .map(step => [step.if, step.with?.name]),
    ).toEqual([
      [undefined, 'text-dev'],
      ["github.ref == 'refs/heads/main'", 'plan-dev'],
    ]);
  });

  it('plan under a role that only reads, but not for forks', () => {
    const plan = jobs['plan-dev'];
    expect(plan.if).toBe(
      "github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository",
    );
    expect(role(plan)).toBe('${{ vars.AWS_PLAN_ROLE_ARN_DEV }}');
    expect(runs(plan)[1]).toBe(
      'terraform plan -var-file=environments/dev.tfvars -lock=false -out=dev.tfplan',
    );
    const upload = plan.steps.at(-1);
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
      paths: ['dev.tfplan', '.terraform.lock.hcl', 'dev.plan.txt'],
      reports: { terraform: 'dev.plan.json' },
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
    const { script } = check.jobs[0].steps.find((s: Step) => 'script' in s);
    expect(script.split('\n')).toEqual([
      'set -eu',
      'terraform fmt -check -recursive',
      'terraform init -backend=false',
      'terraform validate',
      expect.stringMatching(/^docker run --rm .*tflint:v[\d.]+$/),
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
    expect(shell.inputs.inlineScript).toContain('-out=dev.tfplan\n');
    expect(shell.inputs.inlineScript).toContain(
      'cp dev.tfplan dev.plan.txt plan-dev\n',
    );
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
      inlineScript: expect.stringMatching(
        /cp "\$\(Pipeline.Workspace\)\/plan-007\/007.tfplan" 007.tfplan\n[^]*terraform apply 007.tfplan\n/,
      ),
    });
  });
});

describe.each(['aws', 'azure', 'gcp', 'civo'] as const)('on %s', cloud => {
  const files = (input: StandardsInput) => {
    const one = examplePipeline(
      { environments: [{ name: 'dev' }, { name: 'prod' }], ...input },
      cloud,
    );
    return {
      github: parse(githubActions(one)),
      gitlab: parse(gitlabCi(one)),
      azure: parse(azurePipelines(one)),
    };
  };

  it('each environment is looked at every night when the standards ask for it', () => {
    const { github, gitlab, azure } = files({
      ci: { system: 'none', drift: true },
    });
    expect(github.on.schedule).toEqual([{ cron: '17 3 * * *' }]);
    expect(github.jobs.check.if).toBe("github.event_name != 'schedule'");
    expect(github.jobs['drift-prod'].if).toBe(
      "github.event_name == 'schedule'",
    );
    expect(runsOf(github.jobs['drift-prod']).at(-1)).toBe(
      'terraform plan -var-file=environments/prod.tfvars -lock=false -detailed-exitcode',
    );
    expect(gitlab['drift-prod'].rules).toEqual([
      { if: '$CI_PIPELINE_SOURCE == "schedule"' },
    ]);
    for (const job of ['check', 'lint', 'scan', 'plan-dev', 'apply-dev']) {
      expect(gitlab[job].rules[0]).toEqual({
        if: '$CI_PIPELINE_SOURCE == "schedule"',
        when: 'never',
      });
    }
    expect(azure.schedules[0].cron).toBe('17 3 * * *');
    expect(azure.stages.at(-1)).toMatchObject({
      stage: 'drift_prod',
      condition: "eq(variables['Build.Reason'], 'Schedule')",
    });
    const without = files({});
    expect(without.github.on.schedule).toBeUndefined();
    expect(without.gitlab['drift-prod']).toBeUndefined();
    expect(without.azure.schedules).toBeUndefined();
  });

  it('commands run in the folder of each environment where there is one', () => {
    const { github, gitlab, azure } = files({ environmentsLayout: 'folders' });
    expect(runsOf(github.jobs.check)).toEqual(
      expect.arrayContaining([
        'terraform -chdir=environments/dev init -backend=false',
        'terraform -chdir=environments/prod validate',
      ]),
    );
    expect(runsOf(github.jobs['apply-dev'])).toEqual([
      'terraform -chdir=environments/dev init',
      'terraform -chdir=environments/dev apply dev.tfplan',
    ]);
    expect(
      github.jobs['apply-dev'].steps.find(({ uses }: Step) =>
        uses?.includes('download-artifact'),
      ).with.path,
    ).toBe('environments/dev');
    expect(gitlab['plan-dev'].artifacts.paths).toEqual([
      'environments/dev/dev.tfplan',
      'environments/dev/.terraform.lock.hcl',
      'dev.plan.txt',
    ]);
    expect(JSON.stringify(azure)).toContain(
      'cp environments/dev/dev.tfplan dev.plan.txt plan-dev',
    );
  });

  it('HCP Terraform gets its token and the name of the workspace', () => {
    const { github, gitlab, azure } = files({
      stateBackend: { type: 'hcp', organization: 'acme' },
    });
    expect(github.jobs['plan-dev'].env).toMatchObject({
      TF_WORKSPACE: 'web-shop-dev',
      TF_TOKEN_app_terraform_io: '${{ secrets.TF_TOKEN_app_terraform_io }}',
    });
    expect(github.jobs.check.env).toBeUndefined();
    expect(runsOf(github.jobs['plan-dev'])[0]).toBe('terraform init');
    expect(gitlab['plan-dev'].variables.TF_WORKSPACE).toBe('web-shop-dev');
    expect(JSON.stringify(azure)).toContain(
      '"TF_TOKEN_app_terraform_io":"$(TF_TOKEN_app_terraform_io)"',
    );
  });
});

function runsOf({ steps }: Job): string[] {
  return steps.flatMap(({ run }) => run ?? []);
}

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
