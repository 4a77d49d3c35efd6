import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { azurePipelines } from './azurePipelines';
import { githubActions } from './githubActions';
import { gitlabCi } from './gitlab';
import { examplePipeline } from './__testUtils__/examplePipeline';

const pipeline = examplePipeline({ environments: [{ name: 'dev-eu' }] }, 'gcp');

test('GitHub Actions acts as a service account for each purpose, without a key', () => {
  const { jobs } = parse(githubActions(pipeline));
  for (const purpose of ['plan', 'apply']) {
    const { steps, permissions } = jobs[`${purpose}-dev-eu`];
    expect(permissions['id-token']).toBe('write');
    const auth = steps.find(({ uses }: { uses?: string }) =>
      uses?.startsWith('google-github-actions/auth@'),
    );
    expect(auth.with).toEqual({
      workload_identity_provider:
        '${{ vars.GCP_WORKLOAD_IDENTITY_PROVIDER_DEV_EU }}',
      service_account: `\${{ vars.GCP_${purpose.toUpperCase()}_SERVICE_ACCOUNT_DEV_EU }}`,
    });
  }
});

/** What the shell makes of the commands that sign in. */
function configurationFrom(commands: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'gcp-login-'));
  const script = commands.join('\n').replaceAll('/tmp/', `${folder}/`);
  execFileSync('sh', ['-euc', script], {
    env: {
      ...process.env,
      GCP_ID_TOKEN: 'token',
      idToken: 'token',
      GCP_WORKLOAD_IDENTITY_PROVIDER_DEV_EU: 'projects/1/x/providers/ci',
      GCP_PLAN_SERVICE_ACCOUNT_DEV_EU: 'plan@p.iam.gserviceaccount.com',
    },
  });
  expect(readFileSync(join(folder, 'gcp-id-token'), 'utf8')).toBe('token');
  return JSON.parse(
    readFileSync(join(folder, 'gcp-credentials.json'), 'utf8').replaceAll(
      folder,
      '/tmp',
    ),
  );
}

const CONFIGURATION = {
  type: 'external_account',
  audience: '//iam.googleapis.com/projects/1/x/providers/ci',
  subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  token_url: 'https://sts.googleapis.com/v1/token',
  service_account_impersonation_url:
    'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/plan@p.iam.gserviceaccount.com:generateAccessToken',
  credential_source: { file: '/tmp/gcp-id-token' },
};

test('GitLab CI writes what Google needs to trust its token', () => {
  const plan = parse(gitlabCi(pipeline))['plan-dev-eu'];
  expect(plan.id_tokens.GCP_ID_TOKEN.aud).toBe(
    'https://iam.googleapis.com/$GCP_WORKLOAD_IDENTITY_PROVIDER_DEV_EU',
  );
  expect(configurationFrom(plan.before_script)).toEqual(CONFIGURATION);
});

test('Azure Pipelines does so with the token of a service connection', () => {
  const stage = parse(azurePipelines(pipeline)).stages.find(
    (s: { stage: string }) => s.stage === 'plan_dev_eu',
  );
  const { inputs } = stage.jobs[0].steps.find(
    (s: { task?: string }) => s.task === 'AzureCLI@2',
  );
  expect(inputs.azureSubscription).toBe('gcp-plan-dev-eu');
  const commands = inputs.inlineScript.split('\n');
  expect(
    configurationFrom(
      commands.slice(
        0,
        commands.findIndex((l: string) => /^terraform/.test(l)),
      ),
    ),
  ).toEqual(CONFIGURATION);
});
