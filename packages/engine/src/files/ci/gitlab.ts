import { yamlText } from '../yaml';
import { azureOnGitlab } from './azureLogin';
import { gcpOnGitlab } from './gcpLogin';
import {
  applyCommand,
  CHECKOV_VERSION,
  driftCommand,
  lintCommand,
  planArtifacts,
  planCommand,
  planText,
  roleVariable,
  showCommand,
  TFLINT_VERSION,
  type Pipeline,
  type Purpose,
} from './pipeline';

/** Not in the nightly pipeline, which only looks. */
const NOT_NIGHTLY = [
  '    - if: $CI_PIPELINE_SOURCE == "schedule"',
  '      when: never',
];

/**
 * `.gitlab-ci.yml`: checks and plans every merge request; on the default branch
 * plans again, and applies the saved plan by hand, one environment after the
 * other. Merge requests from forks get no credentials and are checked only.
 */
export function gitlabCi(pipeline: Pipeline): string {
  const { environments, terraformVersion, layout, drift } = pipeline;
  const always = drift
    ? ['  rules:', ...NOT_NIGHTLY, '    - when: on_success']
    : [];
  const lines = [
    ...(drift
      ? [
          '# Make a pipeline schedule for the nightly look at what was changed by hand.',
        ]
      : []),
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
    ...layout.checks.map(command => `    - ${command}`),
    ...always,
    '',
    'lint:',
    '  stage: check',
    '  image:',
    `    name: ghcr.io/terraform-linters/tflint:v${TFLINT_VERSION}`,
    '    entrypoint: [""]',
    '  script:',
    `    - ${lintCommand(pipeline)}`,
    ...always,
    '',
    'scan:',
    '  stage: check',
    '  image:',
    `    name: bridgecrew/checkov:${CHECKOV_VERSION}`,
    '    entrypoint: [""]',
    '  script:',
    '    - checkov --output cli --output gitlab_sast --output-file-path console,checkov.json',
    '  artifacts:',
    '    when: always',
    '    reports:',
    '      sast: checkov.json',
    ...always,
  ];
  let before: string | undefined;
  for (const environment of environments) {
    lines.push('', ...planJob(pipeline, environment));
    lines.push('', ...applyJob(pipeline, environment, before));
    before = `apply-${environment}`;
  }
  if (drift) {
    for (const environment of environments) {
      lines.push('', ...driftJob(pipeline, environment));
    }
  }
  return `${lines.join('\n')}\n`;
}

function planJob(pipeline: Pipeline, environment: string): string[] {
  const text = planText(environment);
  const summary = `${environment}.plan.json`;
  const paths = [...planArtifacts(pipeline, environment), text];
  return [
    `plan-${environment}:`,
    '  stage: plan',
    ...setUp(pipeline, environment, 'plan'),
    '  script:',
    `    - ${pipeline.layout.init(environment)}`,
    `    - ${planCommand(pipeline, environment)}`,
    `    - ${showCommand(pipeline, environment)}`,
    '    # The merge request shows how many resources change.',
    '    - |',
    `      sed -n 's/^Plan:.* \\([0-9][0-9]*\\) to add, \\([0-9][0-9]*\\) to change, \\([0-9][0-9]*\\) to destroy.*/{"create":\\1,"update":\\2,"delete":\\3}/p' ${text} > ${summary}`,
    `      [ -s ${summary} ] || echo '{"create":0,"update":0,"delete":0}' > ${summary}`,
    '  artifacts:',
    `    paths: [${paths.join(', ')}]`,
    '    reports:',
    `      terraform: ${summary}`,
    '    expire_in: 5 days',
    '    access: developer',
    '  rules:',
    ...(pipeline.drift ? NOT_NIGHTLY : []),
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
    ...setUp(pipeline, environment, 'apply'),
    '  script:',
    `    - ${pipeline.layout.init(environment)}`,
    `    - ${applyCommand(pipeline, environment)}`,
    '  rules:',
    ...(pipeline.drift ? NOT_NIGHTLY : []),
    '    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
    '      when: manual',
  ];
}

function driftJob(pipeline: Pipeline, environment: string): string[] {
  return [
    `drift-${environment}:`,
    '  stage: plan',
    ...setUp(pipeline, environment, 'plan'),
    '  script:',
    `    - ${pipeline.layout.init(environment)}`,
    '    # Fails when somebody changed something by hand.',
    `    - ${driftCommand(pipeline, environment)}`,
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "schedule"',
  ];
}

/** Who Terraform is, and what it reads from the environment. */
function setUp(
  { cloud, layout }: Pipeline,
  environment: string,
  purpose: Purpose,
): string[] {
  const azure =
    cloud === 'azure' ? azureOnGitlab(environment, purpose) : undefined;
  const variables = [
    ...(azure?.variables ?? []),
    ...Object.entries(layout.variables(environment)).map(
      ([name, value]) => `${name}: ${yamlText(value)}`,
    ),
  ];
  return [
    ...(azure?.token ?? []),
    ...(variables.length > 0 ? ['  variables:'] : []),
    ...variables.map(line => `    ${line}`),
    ...(cloud === 'gcp' ? gcpOnGitlab(environment, purpose) : []),
    ...(cloud === 'aws' ? awsToken(environment, purpose) : []),
  ];
}

function awsToken(environment: string, purpose: Purpose): string[] {
  return [
    '  id_tokens:',
    '    AWS_ID_TOKEN:',
    '      aud: sts.amazonaws.com',
    '  before_script:',
    '    - echo "$AWS_ID_TOKEN" > /tmp/aws-id-token',
    '    - export AWS_WEB_IDENTITY_TOKEN_FILE=/tmp/aws-id-token',
    `    - export AWS_ROLE_ARN="$${roleVariable(purpose, environment)}"`,
  ];
}
