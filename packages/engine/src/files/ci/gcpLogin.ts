import type { Purpose } from './pipeline';

const GCP_AUTH =
  'google-github-actions/auth@7c6bc770dae815cd3e89ee6cdf493a5fab2cc093 # v3.0.0';

/** Where a job keeps its token, and how Google is told to read it. */
const TOKEN = '/tmp/gcp-id-token';
const CONFIGURATION = '/tmp/gcp-credentials.json';

/**
 * CI variables that say who Terraform is on Google Cloud: the workload identity
 * provider that trusts the job's token, and the service account that it may
 * act as. There is no key. Source:
 * https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines
 */
export function gcpVariables(
  environment: string,
  purpose: Purpose,
): { provider: string; account: string } {
  const suffix = environment.toUpperCase().replace(/-/g, '_');
  return {
    provider: `GCP_WORKLOAD_IDENTITY_PROVIDER_${suffix}`,
    account: `GCP_${purpose.toUpperCase()}_SERVICE_ACCOUNT_${suffix}`,
  };
}

/** A step of GitHub Actions. */
export function gcpOnGithub(environment: string, purpose: Purpose): string[] {
  const { provider, account } = gcpVariables(environment, purpose);
  return [
    `      - uses: ${GCP_AUTH}`,
    '        with:',
    `          workload_identity_provider: \${{ vars.${provider} }}`,
    `          service_account: \${{ vars.${account} }}`,
  ];
}

/** Token and preparation of a job of GitLab CI. */
export function gcpOnGitlab(environment: string, purpose: Purpose): string[] {
  const { provider, account } = gcpVariables(environment, purpose);
  return [
    '  id_tokens:',
    '    GCP_ID_TOKEN:',
    `      aud: https://iam.googleapis.com/$${provider}`,
    '  before_script:',
    ...signIn('GCP_ID_TOKEN', provider, account).map(
      line => `    - ${JSON.stringify(line)}`,
    ),
  ];
}

/**
 * A step of Azure Pipelines: the token of a service connection, which Google
 * trusts. The connection's own rights on Azure are not used.
 */
export function gcpOnAzurePipelines(
  environment: string,
  purpose: Purpose,
  commands: readonly string[],
): string[] {
  const { provider, account } = gcpVariables(environment, purpose);
  return [
    '- task: AzureCLI@2',
    '  inputs:',
    `    azureSubscription: gcp-${purpose}-${environment}`,
    '    addSpnToEnvironment: true',
    '    scriptType: bash',
    '    scriptLocation: inlineScript',
    '    inlineScript: |',
    ...['set -eu', ...signIn('idToken', provider, account), ...commands].map(
      line => `      ${line}`,
    ),
  ];
}

/** Shell commands that let Terraform use a token in an environment variable. */
function signIn(token: string, provider: string, account: string): string[] {
  const configuration = JSON.stringify({
    type: 'external_account',
    audience: '//iam.googleapis.com/%s',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: 'https://sts.googleapis.com/v1/token',
    service_account_impersonation_url:
      'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/%s:generateAccessToken',
    credential_source: { file: TOKEN },
  });
  return [
    'umask 077',
    `printf '%s' "$${token}" > ${TOKEN}`,
    `printf '${configuration}' "$${provider}" "$${account}" > ${CONFIGURATION}`,
    `export GOOGLE_APPLICATION_CREDENTIALS=${CONFIGURATION}`,
  ];
}
