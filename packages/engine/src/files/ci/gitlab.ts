import { yamlText } from '../yaml';
import type { Pipeline } from './pipeline';

/** `.gitlab-ci.yml`: plan every change, apply by hand on the default branch. */
export function gitlabCi(pipeline: Pipeline): string {
  const { environments, terraformVersion, appStack } = pipeline;
  const lines = [
    'stages: [check, plan, apply]',
    '',
    'default:',
    '  image:',
    `    name: ${yamlText(`hashicorp/terraform:${terraformVersion}`)}`,
    '    entrypoint: [""]',
    '',
    'variables:',
    '  TF_IN_AUTOMATION: "true"',
    '  TF_INPUT: "false"',
    '',
    'check:',
    '  stage: check',
    '  script:',
    '    - terraform fmt -check -recursive',
    '    - terraform init -backend=false',
    '    - terraform validate',
  ];
  for (const environment of environments) {
    const init = `terraform init -backend-config=environments/${environment}.backend.hcl`;
    const suffix = environment.toUpperCase().replace(/-/g, '_');
    const common = [
      `  environment: { name: ${environment} }`,
      `  resource_group: ${yamlText(`${appStack}-${environment}`)}`,
      ...(pipeline.cloud === 'aws'
        ? [
            '  id_tokens:',
            '    AWS_ID_TOKEN: { aud: sts.amazonaws.com }',
            '  before_script:',
            '    - echo "$AWS_ID_TOKEN" > "$CI_PROJECT_DIR/.aws-id-token"',
            '    - export AWS_WEB_IDENTITY_TOKEN_FILE="$CI_PROJECT_DIR/.aws-id-token"',
            `    - export AWS_ROLE_ARN="$AWS_ROLE_ARN_${suffix}"`,
          ]
        : []),
    ];
    lines.push(
      '',
      `plan-${environment}:`,
      '  stage: plan',
      ...common,
      '  script:',
      `    - ${init}`,
      `    - terraform plan -var-file=environments/${environment}.tfvars -out=${environment}.tfplan`,
      '  artifacts:',
      `    paths: [${environment}.tfplan]`,
      '    expire_in: 5 days',
      '    access: developer',
      '',
      `apply-${environment}:`,
      '  stage: apply',
      `  needs: [plan-${environment}]`,
      ...common,
      '  script:',
      `    - ${init}`,
      `    - terraform apply ${environment}.tfplan`,
      '  rules:',
      '    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
      '      when: manual',
    );
  }
  return `${lines.join('\n')}\n`;
}
