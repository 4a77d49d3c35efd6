import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import { databaseAdministrators } from '../../clouds/azure/databaseAdministrators';
import { placeOfNode } from '../../clouds/azure/Place';
import { createVaultKey, KEY_NAME_LENGTH } from '../../clouds/azure/vaultKey';
import { template, type BlockHandle, type Expression } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { createLake } from './azureLake';
import type { DataWarehouseParameters } from './definition';

type Scope = NodeScope<DataWarehouseParameters>;

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME_LENGTH = 50;

/** What the workspace calls its key. */
const KEY = 'main';

/**
 * A workspace that nobody reaches from outside the network, that sends nothing
 * to other tenants, and whose key is in the stack's vault. It does nothing
 * before it was activated with that key; `ready` is what to wait for.
 * Sources: https://learn.microsoft.com/azure/synapse-analytics/security/workspaces-encryption,
 * https://learn.microsoft.com/azure/synapse-analytics/security/workspace-data-exfiltration-protection
 */
export function createWorkspace(
  scope: Scope,
  azure: AzureFoundation,
): { workspace: BlockHandle; ready: readonly BlockHandle[] } {
  const node = scope as unknown as NodeScope;
  const lake = createLake(scope, azure);
  const key = createKey(node, azure);
  const workspace = scope.resource(
    'azurerm_synapse_workspace',
    undefined,
    {
      ...azure.placed(),
      // Without hyphens: `-ondemand` must not be in it.
      name: azure.uniqueName(node, { maxLength: NAME_LENGTH, separator: '' }),
      storage_data_lake_gen2_filesystem_id: lake.address,
      managed_virtual_network_enabled: true,
      data_exfiltration_protection_enabled: true,
      linking_allowed_for_aad_tenant_ids: [azure.client('tenant_id')],
      public_network_access_enabled: false,
      azuread_authentication_only: true,
      identity: { type: 'SystemAssigned' },
      customer_managed_key: { key_name: KEY, key_versionless_id: key.id },
    },
    { dependsOn: [key.block] },
  );
  const identity = workspace.ref('identity', 0, 'principal_id');
  lake.admit(identity);
  const activation = activate(scope, { workspace, identity, key });
  const administrators = appoint(node, azure, { workspace, activation });
  audit(scope, azure, { workspace, activation });
  return { workspace, ready: [activation, administrators] };
}

interface Key {
  readonly block: BlockHandle;
  /** Address without a version. */
  readonly id: Expression;
  /** Id that rights are given on. */
  readonly resourceId: Expression;
}

function createKey(node: NodeScope, azure: AzureFoundation): Key {
  node.report('encryption', {
    severity: 'info',
    code: 'key-not-rotated',
    message:
      'Synapse goes on with the version of the key that it was activated with, so the key gets no new ones by itself.',
    mend: 'As often as your rules ask for it, change the workspace to another key and back, which encrypts everything anew.',
  });
  const name = azure.name(node, { maxLength: KEY_NAME_LENGTH });
  return {
    id: template(azure.vault.uri(), 'keys/', name),
    resourceId: azure.vault.keyId(name),
    block: createVaultKey(node, azure, {
      suffix: 'key',
      name,
      key: { kty: 'RSA', keySize: 3072, keyOps: ['unwrapKey', 'wrapKey'] },
      reason: `The key that ${node.label} is encrypted with.`,
    }),
  };
}

/** An identity of the stack's own could not use a vault that is closed. */
function activate(
  scope: Scope,
  {
    workspace,
    identity,
    key,
  }: { workspace: BlockHandle; identity: Expression; key: Key },
): BlockHandle {
  const reason = `${scope.label} is encrypted with its key.`;
  const provenance = { reason, implicit: true };
  const right = scope.resource(
    'azurerm_role_assignment',
    'key',
    {
      scope: key.resourceId,
      role_definition_name: 'Key Vault Crypto Service Encryption User',
      principal_id: identity,
      principal_type: 'ServicePrincipal',
    },
    { dependsOn: [key.block], provenance },
  );
  return scope.resource(
    'azurerm_synapse_workspace_key',
    undefined,
    {
      synapse_workspace_id: workspace.ref('id'),
      customer_managed_key_name: KEY,
      customer_managed_key_versionless_id: key.id,
      active: true,
    },
    { dependsOn: [right], provenance },
  );
}

/** Who made the workspace would be its administrator otherwise. */
function appoint(
  node: NodeScope,
  azure: AzureFoundation,
  {
    workspace,
    activation,
  }: { workspace: BlockHandle; activation: BlockHandle },
): BlockHandle {
  const administrators = databaseAdministrators(node, azure);
  const attributes = {
    synapse_workspace_id: workspace.ref('id'),
    login: administrators.name,
    object_id: administrators.objectId,
    tenant_id: azure.client('tenant_id'),
  };
  const provenance = {
    reason: `A group administers ${node.label}, and not who made it.`,
    implicit: true,
  };
  const first = node.resource(
    'azurerm_synapse_workspace_aad_admin',
    undefined,
    attributes,
    { dependsOn: [activation], provenance },
  );
  // The built-in pool, that is there whether somebody uses it or not.
  return node.resource(
    'azurerm_synapse_workspace_sql_aad_admin',
    undefined,
    attributes,
    { dependsOn: [first], provenance },
  );
}

/** Who signed in and what was done, in all pools. */
function audit(
  scope: Scope,
  azure: AzureFoundation,
  {
    workspace,
    activation,
  }: { workspace: BlockHandle; activation: BlockHandle },
): void {
  const reason = `Who signed in to ${scope.label}, and what was done.`;
  scope.resource(
    'azurerm_synapse_workspace_extended_auditing_policy',
    undefined,
    {
      synapse_workspace_id: workspace.ref('id'),
      log_monitoring_enabled: true,
    },
    { dependsOn: [activation], provenance: { reason, implicit: true } },
  );
  azure.logs.collect(placeOfNode(scope, azure), {
    target: workspace.ref('id'),
    categories: ['SQLSecurityAuditEvents', 'SynapseRbacOperations'],
    reason,
  });
}
