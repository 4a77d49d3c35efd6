import { yamlText } from '../yaml';
import { azureOnGitlab } from './azureLogin';
import { gcpOnGitlab } from './gcpLogin';
import {
  CHECKOV_VERSION,
  initCommand,
  planCommand,
  roleVariable,
  type Pipeline,
  type Purpose,
} from './pipeline';

/**
 * `.gitlab-ci.yml`: checks and plans every merge request; on the default branch
 * plans again, and applies the saved plan by hand, one environment after the
 * other. Merge requests from forks get no credentials and are checked only.
 */
export function gitlabCi(pipeline: Pipeline): string {
  const { environments, terraformVersion } = pipeline;
  const lines = [
    'stages: [check, plan, apply]',
    '',
    'workflow:',
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event"',
    '    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
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
    '',
    'scan:',
    '  stage: check',
    '  image:',
    `    name: bridgecrew/checkov:${CHECKOV_VERSION}`,
    '    entrypoint: [""]',
    '  script:',
    '    - checkov',
  ];
  let before: string | undefined;
  for (const environment of environments) {
    lines.push('', ...planJob(pipeline, environment));
    lines.push('', ...applyJob(pipeline, environment, before));
    before = `apply-${environment}`;
  }
  return `${lines.join('\n')}\n`;
}

function planJob(pipeline: Pipeline, environment: string): string[] {
  const plan = `${environment}.tfplan`;
  return [
    `plan-${environment}:`,
    '  stage: plan',
    ...credentials(pipeline, environment, 'plan'),
    '  script:',
    `    - ${initCommand(environment)}`,
    `    - ${planCommand(environment, plan)}`,
    '  artifacts:',
    `    paths: [${plan}, .terraform.lock.hcl]`,
    '    expire_in: 5 days',
    '    access: developer',
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID != $CI_MERGE_REQUEST_PROJECT_ID',
    '      when: never',
    '    - when: on_success',
  ];
}

function applyJob(
  pipeline: Pipeline,
  environment: string,
  before: string | undefined,
): string[] {
  const needs = [`plan-${environment}`, ...(before ? [before] : [])];
  return [
    `apply-${environment}:`,
    '  stage: apply',
    `  needs: [${needs.join(', ')}]`,
    '  environment:',
    `    name: ${yamlText(environment)}`,
    `  resource_group: ${yamlText(`${pipeline.appStack}-${environment}`)}`,
    ...credentials(pipeline, environment, 'apply'),
    '  script:',
    `    - ${initCommand(environment)}`,
    `    - terraform apply ${environment}.tfplan`,
    '  rules:',
    '    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
    '      when: manual',
  ];
}

function credentials(
  { cloud }: Pipeline,
  environment: string,
  purpose: Purpose,
): string[] {
  if (cloud === 'azure') {
    return azureOnGitlab(environment, purpose);
  }
  if (cloud === 'gcp') {
    return gcpOnGitlab(environment, purpose);
  }
  return cloud === 'aws'
    ? [
        '  id_tokens:',
        '    AWS_ID_TOKEN:',
        '      aud: sts.amazonaws.com',
        '  before_script:',
        '    - echo "$AWS_ID_TOKEN" > /tmp/aws-id-token',
        '    - export AWS_WEB_IDENTITY_TOKEN_FILE=/tmp/aws-id-token',
        `    - export AWS_ROLE_ARN="$${roleVariable(purpose, environment)}"`,
      ]
    : [];
}
