import { yamlText } from '../yaml';
import type { Pipeline } from './pipeline';

const CHECKOUT =
  'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';
const SETUP_TERRAFORM =
  'hashicorp/setup-terraform@b9cd54a3c349d3f38e8881555d616ced269862dd # v3.1.2';
const AWS_CREDENTIALS =
  'aws-actions/configure-aws-credentials@e3dd6a429d7300a6a4c196c26e071d42e0343502 # v4.0.2';
const UPLOAD =
  'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2';
const DOWNLOAD =
  'actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0';

/**
 * Checks and plans every change; applies the saved plan on the main branch,
 * each environment behind the approval that its GitHub environment asks for.
 */
export function githubActions(pipeline: Pipeline): string {
  const { environments, terraformVersion } = pipeline;
  const lines = [
    'name: terraform',
    '',
    'on:',
    '  pull_request:',
    '  push:',
    '    branches: [main]',
    '  workflow_dispatch:',
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
    `      - uses: ${CHECKOUT}`,
    `      - uses: ${SETUP_TERRAFORM}`,
    '        with:',
    `          terraform_version: ${yamlText(terraformVersion)}`,
    '      - run: terraform fmt -check -recursive',
    '      - run: terraform init -backend=false',
    '      - run: terraform validate',
  ];
  let needs = 'check';
  for (const environment of environments) {
    lines.push('', ...planJob(pipeline, environment));
    lines.push('', ...applyJob(pipeline, environment, needs));
    needs = `apply-${environment}`;
  }
  return `${lines.join('\n')}\n`;
}

function planJob(pipeline: Pipeline, environment: string): string[] {
  return [
    `  plan-${environment}:`,
    '    needs: check',
    '    runs-on: ubuntu-24.04',
    '    permissions:',
    '      contents: read',
    '      id-token: write',
    ...lock(pipeline, environment),
    '    steps:',
    ...prepare(pipeline, environment),
    `      - run: terraform plan -var-file=environments/${environment}.tfvars -out=${environment}.tfplan`,
    `      - uses: ${UPLOAD}`,
    '        with:',
    `          name: plan-${environment}`,
    `          path: ${environment}.tfplan`,
    '          retention-days: 5',
  ];
}

function applyJob(
  pipeline: Pipeline,
  environment: string,
  needs: string,
): string[] {
  return [
    `  apply-${environment}:`,
    "    if: github.ref == 'refs/heads/main' && github.event_name != 'pull_request'",
    `    needs: [plan-${environment}${needs === 'check' ? '' : `, ${needs}`}]`,
    '    runs-on: ubuntu-24.04',
    `    environment: ${environment}`,
    '    permissions:',
    '      contents: read',
    '      id-token: write',
    ...lock(pipeline, environment),
    '    steps:',
    ...prepare(pipeline, environment),
    `      - uses: ${DOWNLOAD}`,
    '        with:',
    `          name: plan-${environment}`,
    `      - run: terraform apply ${environment}.tfplan`,
  ];
}

// Two runs on one state would wait for each other's lock anyway.
function lock({ appStack }: Pipeline, environment: string): string[] {
  return [
    '    concurrency:',
    `      group: ${yamlText(`${appStack}-${environment}`)}`,
    '      cancel-in-progress: false',
  ];
}

function prepare(pipeline: Pipeline, environment: string): string[] {
  const { cloud, region, terraformVersion } = pipeline;
  const role = `AWS_ROLE_ARN_${environment.toUpperCase().replace(/-/g, '_')}`;
  return [
    `      - uses: ${CHECKOUT}`,
    `      - uses: ${SETUP_TERRAFORM}`,
    '        with:',
    `          terraform_version: ${yamlText(terraformVersion)}`,
    ...(cloud === 'aws'
      ? [
          `      - uses: ${AWS_CREDENTIALS}`,
          '        with:',
          `          role-to-assume: \${{ vars.${role} }}`,
          `          aws-region: ${yamlText(region)}`,
        ]
      : []),
    `      - run: terraform init -backend-config=environments/${environment}.backend.hcl`,
  ];
}
