import { yamlText } from '../yaml';
import { azureOnGithub } from './azureLogin';
import { gcpOnGithub } from './gcpLogin';
import { DOWNLOAD, planComment } from './githubComment';
import {
  applyCommand,
  CHECKOV_VERSION,
  driftCommand,
  lintCommand,
  NIGHTLY,
  planArtifacts,
  planCommand,
  planText,
  roleVariable,
  showCommand,
  TFLINT_VERSION,
  type Pipeline,
  type Purpose,
} from './pipeline';

const CHECKOUT =
  'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';
const SETUP_TERRAFORM =
  'hashicorp/setup-terraform@b9cd54a3c349d3f38e8881555d616ced269862dd # v3.1.2';
const SETUP_TFLINT =
  'terraform-linters/setup-tflint@90f302c255ef959cbfb4bd10581afecdb7ece3e6 # v4.1.1';
const AWS_CREDENTIALS =
  'aws-actions/configure-aws-credentials@e3dd6a429d7300a6a4c196c26e071d42e0343502 # v4.0.2';
const UPLOAD =
  'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2';
const UPLOAD_SARIF =
  'github/codeql-action/upload-sarif@ff0a06e83cb2de871e5a09832bc6a81e7276941f # v3.28.18';

/** What a page of GitHub's shows of a plan at most, in bytes. */
const SUMMARY_BYTES = 900_000;

/**
 * Checks every change and plans it; applies the saved plan on the main branch,
 * each environment behind the approval that its GitHub environment asks for.
 *
 * Pull requests run under a role that only reads, for whoever opens one can
 * change this file. Those from forks get no credentials and are checked only.
 */
export function githubActions(pipeline: Pipeline): string {
  const { environments, drift } = pipeline;
  const lines = [
    'name: terraform',
    '',
    'on:',
    '  pull_request:',
    '  push:',
    '    branches: [main]',
    ...(drift ? ['  schedule:', `    - cron: ${yamlText(NIGHTLY)}`] : []),
    '  workflow_dispatch:',
    '',
    '# One run at a time on a branch; a new commit replaces the run of a pull request.',
    'concurrency:',
    '  group: terraform-${{ github.ref }}',
    "  cancel-in-progress: ${{ github.event_name == 'pull_request' }}",
    '',
    'permissions:',
    '  contents: read',
    '',
    'env:',
    '  TF_IN_AUTOMATION: "true"',
    '  TF_INPUT: "false"',
    '',
    'jobs:',
    ...checkJob(pipeline),
  ];
  let before: string | undefined;
  for (const environment of environments) {
    lines.push('', ...planJob(pipeline, environment));
    lines.push('', ...applyJob(pipeline, environment, before));
    before = `apply-${environment}`;
  }
  lines.push('', ...planComment(pipeline));
  if (drift) {
    for (const environment of environments) {
      lines.push('', ...driftJob(pipeline, environment));
    }
  }
  return `${lines.join('\n')}\n`;
}

function checkJob(pipeline: Pipeline): string[] {
  return [
    '  check:',
    ...(pipeline.drift ? ["    if: github.event_name != 'schedule'"] : []),
    '    runs-on: ubuntu-24.04',
    '    permissions:',
    '      contents: read',
    '      security-events: write',
    '    steps:',
    ...setUp(pipeline),
    `      - uses: ${SETUP_TFLINT}`,
    '        with:',
    `          tflint_version: v${TFLINT_VERSION}`,
    '      - run: terraform fmt -check -recursive',
    ...pipeline.layout.checks.map(command => `      - run: ${command}`),
    `      - run: ${lintCommand(pipeline)}`,
    `      - run: pipx run checkov==${CHECKOV_VERSION} --output cli --output sarif --output-file-path console,checkov.sarif`,
    '      # Shows the findings where the repository has code scanning.',
    `      - uses: ${UPLOAD_SARIF}`,
    "        if: always() && hashFiles('checkov.sarif') != ''",
    '        continue-on-error: true',
    '        with:',
    '          sarif_file: checkov.sarif',
  ];
}

function planJob(pipeline: Pipeline, environment: string): string[] {
  const text = planText(environment);
  return [
    `  plan-${environment}:`,
    "    if: github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository",
    '    needs: check',
    ...job(pipeline, environment, 'plan'),
    '    steps:',
    ...setUp(pipeline),
    ...credentials(pipeline, environment, 'plan'),
    `      - run: ${pipeline.layout.init(environment)}`,
    `      - run: ${planCommand(pipeline, environment)}`,
    `      - run: ${showCommand(pipeline, environment)}`,
    `      - run: head -c ${SUMMARY_BYTES} ${text} >> "$GITHUB_STEP_SUMMARY"`,
    '      # What is read is kept for every change; what can be applied, and has',
    '      # values in it that are not shown, only on the main branch.',
    `      - uses: ${UPLOAD}`,
    '        with:',
    `          name: text-${environment}`,
    `          path: ${text}`,
    '          retention-days: 5',
    `      - uses: ${UPLOAD}`,
    "        if: github.ref == 'refs/heads/main'",
    '        with:',
    `          name: plan-${environment}`,
    '          path: |',
    ...planArtifacts(pipeline, environment).map(path => `            ${path}`),
    '          include-hidden-files: true',
    '          retention-days: 5',
  ];
}

function applyJob(
  pipeline: Pipeline,
  environment: string,
  before: string | undefined,
): string[] {
  const { layout, appStack } = pipeline;
  const needs = [`plan-${environment}`, ...(before ? [before] : [])];
  const folder = layout.pathOf(environment, '').replace(/\/$/, '');
  return [
    `  apply-${environment}:`,
    "    if: github.ref == 'refs/heads/main'",
    `    needs: [${needs.join(', ')}]`,
    `    environment: ${yamlText(environment)}`,
    '    concurrency:',
    `      group: ${yamlText(`terraform-${appStack}-${environment}`)}`,
    '      cancel-in-progress: false',
    ...job(pipeline, environment, 'apply'),
    '    steps:',
    ...setUp(pipeline),
    `      - uses: ${DOWNLOAD}`,
    '        with:',
    `          name: plan-${environment}`,
    ...(folder === '' ? [] : [`          path: ${folder}`]),
    ...credentials(pipeline, environment, 'apply'),
    `      - run: ${layout.init(environment)}`,
    `      - run: ${applyCommand(pipeline, environment)}`,
  ];
}

function driftJob(pipeline: Pipeline, environment: string): string[] {
  return [
    `  drift-${environment}:`,
    "    if: github.event_name == 'schedule'",
    ...job(pipeline, environment, 'plan'),
    '    steps:',
    ...setUp(pipeline),
    ...credentials(pipeline, environment, 'plan'),
    `      - run: ${pipeline.layout.init(environment)}`,
    '      # Fails when somebody changed something by hand.',
    `      - run: ${driftCommand(pipeline, environment)}`,
  ];
}

function job(
  { cloud, layout, secrets }: Pipeline,
  environment: string,
  purpose: Purpose,
): string[] {
  const variables = [
    ...(cloud === 'azure' ? azureOnGithub(environment, purpose) : []),
    ...Object.entries(layout.variables(environment)).map(
      ([name, value]) => `${name}: ${yamlText(value)}`,
    ),
    ...secrets.map(name => `${name}: \${{ secrets.${name} }}`),
  ];
  return [
    '    runs-on: ubuntu-24.04',
    '    permissions:',
    '      contents: read',
    '      id-token: write',
    ...(variables.length > 0 ? ['    env:'] : []),
    ...variables.map(line => `      ${line}`),
  ];
}

function setUp({ terraformVersion }: Pipeline): string[] {
  return [
    `      - uses: ${CHECKOUT}`,
    '        with:',
    '          persist-credentials: false',
    `      - uses: ${SETUP_TERRAFORM}`,
    '        with:',
    `          terraform_version: ${yamlText(terraformVersion)}`,
    '          terraform_wrapper: false',
  ];
}

function credentials(
  { cloud, region }: Pipeline,
  environment: string,
  purpose: Purpose,
): string[] {
  if (cloud === 'gcp') {
    return gcpOnGithub(environment, purpose);
  }
  return cloud === 'aws'
    ? [
        `      - uses: ${AWS_CREDENTIALS}`,
        '        with:',
        `          role-to-assume: \${{ vars.${roleVariable(
          purpose,
          environment,
        )} }}`,
        `          aws-region: ${yamlText(region)}`,
      ]
    : [];
}
