import { parse } from 'yaml';
import { examplePipeline } from './__testUtils__/examplePipeline';
import { azurePipelines } from './azurePipelines';
import { githubActions } from './githubActions';
import { gitlabCi } from './gitlab';

const pipeline = examplePipeline({ environments: [{ name: 'dev' }] }, 'azure');

test('GitHub Actions signs in without a secret, as another identity to plan and to apply', () => {
  const { jobs } = parse(githubActions(pipeline));
  expect(jobs['plan-dev'].env).toEqual({
    ARM_USE_OIDC: 'true',
    ARM_CLIENT_ID: '${{ vars.ARM_PLAN_CLIENT_ID_DEV }}',
    ARM_SUBSCRIPTION_ID: '${{ vars.ARM_SUBSCRIPTION_ID_DEV }}',
    ARM_TENANT_ID: '${{ vars.ARM_TENANT_ID_DEV }}',
  });
  expect(jobs['apply-dev'].env.ARM_CLIENT_ID).toBe(
    '${{ vars.ARM_APPLY_CLIENT_ID_DEV }}',
  );
  expect(jobs['apply-dev'].permissions['id-token']).toBe('write');
});

test('GitLab gives its token for Azure to the jobs that need it only', () => {
  const jobs = parse(gitlabCi(pipeline));
  expect(jobs['plan-dev']).toMatchObject({
    id_tokens: { ARM_OIDC_TOKEN: { aud: 'api://AzureADTokenExchange' } },
    variables: {
      ARM_USE_OIDC: 'true',
      ARM_CLIENT_ID: '$ARM_PLAN_CLIENT_ID_DEV',
    },
  });
  expect(jobs.check).not.toHaveProperty('id_tokens');
});

test('Azure Pipelines uses a service connection for each purpose', () => {
  const { stages } = parse(azurePipelines(pipeline));
  const step = stages[1].jobs[0].steps.find(
    ({ task }: { task?: string }) => task === 'AzureCLI@2',
  );
  expect(step.inputs.azureSubscription).toBe('azure-plan-dev');
  expect(step.inputs.inlineScript).toContain('export ARM_USE_OIDC=true');
  expect(azurePipelines(pipeline)).toContain('azure-apply-dev');
});
