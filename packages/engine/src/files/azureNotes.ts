import type { Ci } from '../standards/ci';
import type { BlockHandle } from '../terraform';
import { azureVariables } from './ci/azureLogin';
import type { Layout } from './layout';
import { code } from './markdown';

const SITE_SETTINGS = 'Microsoft.Web/sites/config/list/action';

/**
 * What the provider does to read a resource, and the role Reader may not; it
 * stops without, but for the storage’s keys, which it would plan to change.
 * Source: https://github.com/hashicorp/terraform-provider-azurerm/issues/31181
 */
const READS: Readonly<Record<string, readonly string[]>> = {
  azurerm_api_management: [
    'Microsoft.ApiManagement/service/portalsettings/listSecrets/action',
    'Microsoft.ApiManagement/service/tenant/listSecrets/action',
  ],
  azurerm_container_app: ['Microsoft.App/containerApps/listSecrets/action'],
  azurerm_container_app_job: ['Microsoft.App/jobs/listSecrets/action'],
  azurerm_cosmosdb_account: [
    'Microsoft.DocumentDB/databaseAccounts/listConnectionStrings/action',
    'Microsoft.DocumentDB/databaseAccounts/listKeys/action',
    'Microsoft.DocumentDB/databaseAccounts/readonlykeys/action',
  ],
  azurerm_kubernetes_cluster: [
    'Microsoft.ContainerService/managedClusters/listClusterUserCredential/action',
  ],
  azurerm_linux_function_app: [SITE_SETTINGS],
  azurerm_logic_app_standard: [
    'Microsoft.Storage/storageAccounts/listKeys/action',
    SITE_SETTINGS,
  ],
};

/** What only a person can do on Azure before and after the first apply. */
export function azureBeforeFirstApply(
  blocks: readonly BlockHandle[],
  layout: Layout,
): string[] {
  const lines: string[] = [];
  const has = (address: string) => blocks.some(b => b.address === address);
  if (has('var.subscription_id')) {
    lines.push(
      `Say which subscription it is for: ${code(
        'ARM_SUBSCRIPTION_ID',
      )}, or ${code('subscription_id')}${
        layout.folders ? ' in the provider' : ''
      } of each environment. Whoever applies needs the roles Contributor and User Access Administrator in it, because it gives rights and sets locks.`,
    );
  }
  if (has('azurerm_container_registry.main')) {
    lines.push(
      `The registry has a private address only: push images from inside the network, or let it fetch them with ${code(
        'az acr import',
      )}.`,
    );
  }
  if (has('azurerm_key_vault.main')) {
    lines.push(
      `New secrets say ${code(
        'not set yet',
      )}: set their values from inside the network after the first apply, and restart what uses them. Their addresses are outputs.`,
    );
  }
  return lines;
}

/** What keeps a resource group from going, though Terraform did not make it. */
export function azureBeforeRemoval(blocks: readonly BlockHandle[]): string[] {
  // Azure makes them again while the traces are there. Source:
  // https://github.com/hashicorp/terraform-provider-azurerm/issues/18026
  return blocks.some(({ type }) => type === 'azurerm_application_insights')
    ? [
        `Azure puts an alert rule and an action group beside traces, and Terraform stops at the resource group that still has them. Remove them then, and destroy again: ${code(
          'az resource delete --resource-group GROUP --resource-type microsoft.alertsManagement/smartDetectorAlertRules --name "Failure Anomalies - TRACES"',
        )} and ${code(
          'az monitor action-group delete --resource-group GROUP --name "Application Insights Smart Detection"',
        )}.`,
      ]
    : [];
}

/** What CI must be given for Azure, as Markdown sentences. */
export function azureInCi(
  ci: Ci['system'],
  environment: string,
  blocks: readonly BlockHandle[],
): string[] {
  return [...identities(ci, environment), ...rightsToPlan(blocks)];
}

/** More than Reader, which is not enough for some of what is planned. */
function rightsToPlan(blocks: readonly BlockHandle[]): string[] {
  const actions = new Set(
    blocks
      .filter(({ kind }) => kind === 'resource')
      .flatMap(({ type }) => READS[type] ?? []),
  );
  return actions.size === 0
    ? []
    : [
        `Who plans needs the role Reader, and one of your own with what Terraform reads beyond it: ${[
          ...actions,
        ]
          .sort()
          .map(code)
          .join(
            ', ',
          )}. They show settings and keys, so watch who may open a change.`,
      ];
}

function identities(ci: Ci['system'], environment: string): string[] {
  if (ci === 'azure-devops') {
    return [
      `Service connections ${code(`azure-plan-${environment}`)} and ${code(
        `azure-apply-${environment}`,
      )} with workload identity federation, and so on for each environment: the first for an identity that only reads, the second for one that may change everything, roles included, with the approval of the environment.`,
    ];
  }
  const plan = azureVariables(environment, 'plan');
  const apply = azureVariables(environment, 'apply');
  return [
    `${code(plan.ARM_TENANT_ID)} and ${code(
      plan.ARM_SUBSCRIPTION_ID,
    )}, and so on for each environment: where it is deployed to.`,
    `${code(
      plan.ARM_CLIENT_ID,
    )}, and so on for each environment: client id of an identity that only reads. It trusts this repository, also for changes that are not yet reviewed.`,
    `${code(
      apply.ARM_CLIENT_ID,
    )}, and so on for each environment: client id of the identity that may change everything, roles included. It trusts the environment ${code(
      environment,
    )} of this repository alone, which asks for approval.`,
  ];
}
