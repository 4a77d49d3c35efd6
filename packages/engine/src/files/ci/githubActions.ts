import { yamlText } from '../yaml';
import { azureOnGithub } from './azureLogin';
import { gcpOnGithub } from './gcpLogin';
import {
  CHECKOV_VERSION,
  initCommand,
  planCommand,
  roleVariable,
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
const DOWNLOAD =
  'actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0';

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
  const { environments } = pipeline;
  const lines = [
    'name: terraform',
    '',
    'on:',
    '  pull_request:',
    '  push:',
    '    branches: [main]',
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
    '  check:',
    '    runs-on: ubuntu-24.04',
    '    steps:',
    ...setUp(pipeline),
    `      - uses: ${SETUP_TFLINT}`,
    '      - run: terraform fmt -check -recursive',
    '      - run: terraform init -backend=false',
    '      - run: terraform validate',
    '      - run: tflint',
    `      - run: pipx run checkov==${CHECKOV_VERSION}`,
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
    `  plan-${environment}:`,
    "    if: github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository",
    '    needs: check',
    ...job(pipeline, environment, 'plan'),
    '    steps:',
    ...setUp(pipeline),
    ...credentials(pipeline, environment, 'plan'),
    `      - run: ${initCommand(environment)}`,
    `      - run: ${planCommand(environment, plan)}`,
    `      - run: terraform show -no-color ${plan} | head -c ${SUMMARY_BYTES} >> "$GITHUB_STEP_SUMMARY"`,
    `      - uses: ${UPLOAD}`,
    "        if: github.ref == 'refs/heads/main'",
    '        with:',
    `          name: plan-${environment}`,
    '          path: |',
    `            ${plan}`,
    '            .terraform.lock.hcl',
    '          include-hidden-files: true',
    '          retention-days: 5',
  ];
}

function applyJob(
  pipeline: Pipeline,
  environment: string,
  before: string | undefined,
): string[] {
  const needs = [`plan-${environment}`, ...(before ? [before] : [])];
  return [
    `  apply-${environment}:`,
    "    if: github.ref == 'refs/heads/main'",
    `    needs: [${needs.join(', ')}]`,
    `    environment: ${yamlText(environment)}`,
    ...job(pipeline, environment, 'apply'),
    '    steps:',
    ...setUp(pipeline),
    `      - uses: ${DOWNLOAD}`,
    '        with:',
    `          name: plan-${environment}`,
    ...credentials(pipeline, environment, 'apply'),
    `      - run: ${initCommand(environment)}`,
    `      - run: terraform apply ${environment}.tfplan`,
  ];
}

function job(
  { cloud }: Pipeline,
  environment: string,
  purpose: Purpose,
): string[] {
  return [
    '    runs-on: ubuntu-24.04',
    '    permissions:',
    '      contents: read',
    '      id-token: write',
    ...(cloud === 'azure' ? azureOnGithub(environment, purpose) : []),
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
