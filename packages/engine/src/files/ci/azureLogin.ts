import type { Purpose } from './pipeline';

/**
 * CI variables that say who Terraform is on Azure, by the name that the provider
 * and the state backend read. There is no secret: both trust the token of the
 * job. Source:
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_oidc
 */
export function azureVariables(
  environment: string,
  purpose: Purpose,
): Record<string, string> {
  const suffix = environment.toUpperCase().replace(/-/g, '_');
  return {
    ARM_CLIENT_ID: `ARM_${purpose.toUpperCase()}_CLIENT_ID_${suffix}`,
    ARM_SUBSCRIPTION_ID: `ARM_SUBSCRIPTION_ID_${suffix}`,
    ARM_TENANT_ID: `ARM_TENANT_ID_${suffix}`,
  };
}

/** Environment variables of a job of GitHub Actions, as lines of YAML. */
export function azureOnGithub(environment: string, purpose: Purpose): string[] {
  return [
    'ARM_USE_OIDC: "true"',
    ...Object.entries(azureVariables(environment, purpose)).map(
      ([name, variable]) => `${name}: \${{ vars.${variable} }}`,
    ),
  ];
}

/** Token of a job of GitLab CI, and its variables as lines of YAML. */
export function azureOnGitlab(
  environment: string,
  purpose: Purpose,
): { token: string[]; variables: string[] } {
  return {
    token: [
      '  id_tokens:',
      '    ARM_OIDC_TOKEN:',
      '      aud: api://AzureADTokenExchange',
    ],
    variables: [
      'ARM_USE_OIDC: "true"',
      ...Object.entries(azureVariables(environment, purpose)).map(
        ([name, variable]) => `${name}: $${variable}`,
      ),
    ],
  };
}

/** A step of Azure Pipelines that runs commands under a service connection. */
export function azureOnAzurePipelines(
  environment: string,
  purpose: Purpose,
  commands: readonly string[],
): string[] {
  return [
    '- task: AzureCLI@2',
    '  inputs:',
    `    azureSubscription: azure-${purpose}-${environment}`,
    '    addSpnToEnvironment: true',
    '    scriptType: bash',
    '    scriptLocation: inlineScript',
    '    inlineScript: |',
    ...[
      'set -eu',
      'export ARM_USE_OIDC=true',
      'export ARM_CLIENT_ID="$servicePrincipalId"',
      'export ARM_OIDC_TOKEN="$idToken"',
      'export ARM_TENANT_ID="$tenantId"',
      'export ARM_SUBSCRIPTION_ID="$(az account show --query id --output tsv)"',
      ...commands,
    ].map(line => `      ${line}`),
  ];
}
