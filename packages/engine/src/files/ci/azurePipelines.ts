import { yamlText } from '../yaml';
import type { Pipeline } from './pipeline';

/** `azure-pipelines.yml`: plan, then apply behind the environment's approval. */
export function azurePipelines(pipeline: Pipeline): string {
  const { environments, terraformVersion, cloud, region } = pipeline;
  const install = [
    '          - task: TerraformInstaller@1',
    '            inputs:',
    `              terraformVersion: ${yamlText(terraformVersion)}`,
  ];
  const lines = [
    'trigger:',
    '  branches:',
    '    include: [main]',
    'pr: ["*"]',
    '',
    'pool:',
    '  vmImage: ubuntu-24.04',
    '',
    'stages:',
    '  - stage: check',
    '    jobs:',
    '      - job: check',
    '        steps:',
    ...install,
    '          - script: |',
    '              terraform fmt -check -recursive',
    '              terraform init -backend=false',
    '              terraform validate',
  ];
  for (const environment of environments) {
    const id = environment.replace(/-/g, '_');
    const run = (command: string) =>
      cloud === 'aws'
        ? [
            '          - task: AWSShellScript@1',
            '            inputs:',
            `              awsCredentials: ${yamlText(`aws-${environment}`)}`,
            `              regionName: ${yamlText(region)}`,
            '              scriptType: inline',
            '              inlineScript: |',
            `                terraform init -backend-config=environments/${environment}.backend.hcl`,
            `                ${command}`,
          ]
        : [
            '          - script: |',
            `              terraform init -backend-config=environments/${environment}.backend.hcl`,
            `              ${command}`,
          ];
    lines.push(
      `  - stage: plan_${id}`,
      '    dependsOn: check',
      '    jobs:',
      '      - job: plan',
      '        steps:',
      ...install,
      ...run(
        `terraform plan -input=false -var-file=environments/${environment}.tfvars -out=${environment}.tfplan`,
      ),
      `          - publish: ${environment}.tfplan`,
      `            artifact: plan-${environment}`,
      `  - stage: apply_${id}`,
      `    dependsOn: plan_${id}`,
      "    condition: and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'))",
      '    jobs:',
      '      - deployment: apply',
      `        environment: ${environment}`,
      '        strategy:',
      '          runOnce:',
      '            deploy:',
      '              steps:',
      '                - checkout: self',
      `                - download: current`,
      `                  artifact: plan-${environment}`,
      ...[
        ...install,
        ...run(
          `terraform apply -input=false "$(Pipeline.Workspace)/plan-${environment}/${environment}.tfplan"`,
        ),
      ].map(line => `      ${line}`),
    );
  }
  return `${lines.join('\n')}\n`;
}
