import { yamlText } from '../yaml';
import { azureOnAzurePipelines } from './azureLogin';
import { gcpOnAzurePipelines } from './gcpLogin';
import {
  applyCommand,
  CHECKOV_VERSION,
  driftCommand,
  lintCommand,
  NIGHTLY,
  planArtifacts,
  planCommand,
  planFile,
  planText,
  showCommand,
  TFLINT_VERSION,
  type Pipeline,
  type Purpose,
} from './pipeline';

/** What the page of a run shows of a plan at most, in bytes. */
const SUMMARY_BYTES = 900_000;

/**
 * `azure-pipelines.yml`: checks and plans every change; applies the saved plan
 * on the main branch, behind the checks of each environment, one after the
 * other. Pull requests from forks get no credentials and are checked only.
 */
export function azurePipelines(pipeline: Pipeline): string {
  const { cloud, environments, layout, drift } = pipeline;
  const extensions = [
    '"Terraform" of Microsoft DevLabs',
    ...(cloud === 'aws' ? ['"AWS Toolkit for Azure DevOps"'] : []),
  ];
  const lines = [
    `# Extensions of the organization that it needs: ${extensions.join(', ')}.`,
    'trigger:',
    '  branches:',
    '    include: [main]',
    'pr: ["*"]',
    ...(drift
      ? [
          'schedules:',
          `  - cron: ${yamlText(NIGHTLY)}`,
          '    displayName: Look for what was changed by hand',
          '    branches:',
          '      include: [main]',
          '    always: true',
        ]
      : []),
    '',
    '# Where an environment has the check "Exclusive lock", runs wait for each other.',
    'lockBehavior: sequential',
    '',
    'pool:',
    '  vmImage: ubuntu-24.04',
    '',
    'variables:',
    '  TF_IN_AUTOMATION: "true"',
    '  TF_INPUT: "false"',
    '',
    'stages:',
    '  - stage: check',
    ...(drift
      ? ["    condition: ne(variables['Build.Reason'], 'Schedule')"]
      : []),
    '    jobs:',
    '      - job: check',
    '        steps:',
    ...indented(8, [
      ...install(pipeline),
      ...script([
        'terraform fmt -check -recursive',
        ...layout.checks,
        lintInContainer(pipeline),
        `pipx run checkov==${CHECKOV_VERSION} --output cli --output sarif --output-file-path console,checkov.sarif`,
      ]),
      '# The extension "SARIF SAST Scans Tab" shows what is in it.',
      '- publish: checkov.sarif',
      '  artifact: CodeAnalysisLogs',
      '  condition: succeededOrFailed()',
    ]),
  ];
  let before: string | undefined;
  for (const environment of environments) {
    lines.push('', ...planStage(pipeline, environment));
    lines.push('', ...applyStage(pipeline, environment, before));
    before = `apply_${idOf(environment)}`;
  }
  if (drift) {
    for (const environment of environments) {
      lines.push('', ...driftStage(pipeline, environment));
    }
  }
  return `${lines.join('\n')}\n`;
}

function planStage(pipeline: Pipeline, environment: string): string[] {
  const folder = `plan-${environment}`;
  const [plan, lock] = planArtifacts(pipeline, environment);
  const text = planText(environment);
  return [
    `  - stage: plan_${idOf(environment)}`,
    '    dependsOn: check',
    "    condition: and(succeeded(), ne(variables['System.PullRequest.IsFork'], 'True'))",
    '    jobs:',
    '      - job: plan',
    '        steps:',
    ...indented(8, [
      ...install(pipeline),
      ...run(pipeline, environment, 'plan', [
        pipeline.layout.init(environment),
        planCommand(pipeline, environment),
        showCommand(pipeline, environment),
        `mkdir -p ${folder}`,
        `cp ${plan} ${text} ${folder}`,
        `cp ${lock} ${folder}/lock.hcl`,
        '# The page of the run shows the plan.',
        `{ echo '~~~~~~text'; head -c ${SUMMARY_BYTES} ${text}; echo '~~~~~~'; } > ${folder}/summary.md`,
        `echo "##vso[task.uploadsummary]$PWD/${folder}/summary.md"`,
      ]),
      `- publish: ${folder}`,
      `  artifact: ${folder}`,
    ]),
  ];
}

function applyStage(
  pipeline: Pipeline,
  environment: string,
  before: string | undefined,
): string[] {
  const id = idOf(environment);
  const folder = `$(Pipeline.Workspace)/plan-${environment}`;
  const [plan, lock] = planArtifacts(pipeline, environment);
  const after = [`plan_${id}`, ...(before ? [before] : [])];
  return [
    `  - stage: apply_${id}`,
    `    dependsOn: [${after.join(', ')}]`,
    "    condition: and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'))",
    '    jobs:',
    '      - deployment: apply',
    `        environment: ${yamlText(environment)}`,
    '        strategy:',
    '          runOnce:',
    '            deploy:',
    '              steps:',
    ...indented(14, [
      '- checkout: self',
      '- download: current',
      `  artifact: plan-${environment}`,
      ...install(pipeline),
      ...run(pipeline, environment, 'apply', [
        `cp "${folder}/${planFile(environment)}" ${plan}`,
        `cp "${folder}/lock.hcl" ${lock}`,
        pipeline.layout.init(environment),
        applyCommand(pipeline, environment),
      ]),
    ]),
  ];
}

function driftStage(pipeline: Pipeline, environment: string): string[] {
  return [
    `  - stage: drift_${idOf(environment)}`,
    '    dependsOn: []',
    "    condition: eq(variables['Build.Reason'], 'Schedule')",
    '    jobs:',
    '      - job: plan',
    '        steps:',
    ...indented(8, [
      ...install(pipeline),
      ...run(pipeline, environment, 'plan', [
        pipeline.layout.init(environment),
        '# Fails when somebody changed something by hand.',
        driftCommand(pipeline, environment),
      ]),
    ]),
  ];
}

function lintInContainer(pipeline: Pipeline): string {
  const [, ...args] = lintCommand(pipeline).split(' ');
  return [
    'docker run --rm --volume "$PWD:/data"',
    `ghcr.io/terraform-linters/tflint:v${TFLINT_VERSION}`,
    ...args.map(arg => arg.replace('$PWD', '/data')),
  ].join(' ');
}

function install({ terraformVersion }: Pipeline): string[] {
  return [
    '- task: TerraformInstaller@1',
    '  inputs:',
    `    terraformVersion: ${yamlText(terraformVersion)}`,
  ];
}

/** Commands with the rights of the environment's service connection. */
function run(
  pipeline: Pipeline,
  environment: string,
  purpose: Purpose,
  commands: readonly string[],
): string[] {
  const { layout, secrets } = pipeline;
  const variables = Object.entries(layout.variables(environment)).map(
    ([name, value]) => `export ${name}=${value}`,
  );
  const steps = withIdentity(pipeline, environment, purpose, [
    ...variables,
    ...commands,
  ]);
  // Secrets of the pipeline are in no step that does not ask for them.
  return secrets.length === 0
    ? steps
    : [...steps, '  env:', ...secrets.map(name => `    ${name}: $(${name})`)];
}

function withIdentity(
  { cloud, region }: Pipeline,
  environment: string,
  purpose: Purpose,
  commands: readonly string[],
): string[] {
  if (cloud === 'azure') {
    return azureOnAzurePipelines(environment, purpose, commands);
  }
  if (cloud === 'gcp') {
    return gcpOnAzurePipelines(environment, purpose, commands);
  }
  return cloud === 'aws'
    ? [
        '- task: AWSShellScript@1',
        '  inputs:',
        `    awsCredentials: ${yamlText(`aws-${purpose}-${environment}`)}`,
        `    regionName: ${yamlText(region)}`,
        '    scriptType: inline',
        '    inlineScript: |',
        ...indented(6, ['set -eu', ...commands]),
      ]
    : script(commands);
}

// A failed command in the middle would not fail the step otherwise.
function script(commands: readonly string[]): string[] {
  return ['- script: |', ...indented(4, ['set -eu', ...commands])];
}

function indented(columns: number, lines: readonly string[]): string[] {
  return lines.map(line => `${' '.repeat(columns)}${line}`);
}

function idOf(environment: string): string {
  return environment.replace(/-/g, '_');
}
