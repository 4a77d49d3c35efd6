import { yamlText } from '../yaml';
import { azureOnAzurePipelines } from './azureLogin';
import { gcpOnAzurePipelines } from './gcpLogin';
import {
  CHECKOV_VERSION,
  initCommand,
  planCommand,
  type Pipeline,
  type Purpose,
} from './pipeline';

/**
 * `azure-pipelines.yml`: checks and plans every change; applies the saved plan
 * on the main branch, behind the checks of each environment, one after the
 * other. Pull requests from forks get no credentials and are checked only.
 */
export function azurePipelines(pipeline: Pipeline): string {
  const { cloud, environments } = pipeline;
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
    '    jobs:',
    '      - job: check',
    '        steps:',
    ...indented(8, [
      ...install(pipeline),
      ...script([
        'terraform fmt -check -recursive',
        'terraform init -backend=false',
        'terraform validate',
        `pipx run checkov==${CHECKOV_VERSION}`,
      ]),
    ]),
  ];
  let before: string | undefined;
  for (const environment of environments) {
    lines.push('', ...planStage(pipeline, environment));
    lines.push('', ...applyStage(pipeline, environment, before));
    before = `apply_${idOf(environment)}`;
  }
  return `${lines.join('\n')}\n`;
}

function planStage(pipeline: Pipeline, environment: string): string[] {
  const folder = `plan-${environment}`;
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
        initCommand(environment),
        `mkdir -p ${folder}`,
        planCommand(environment, `${folder}/tfplan`),
        `cp .terraform.lock.hcl ${folder}/lock.hcl`,
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
        `cp "${folder}/lock.hcl" .terraform.lock.hcl`,
        initCommand(environment),
        `terraform apply "${folder}/tfplan"`,
      ]),
    ]),
  ];
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
