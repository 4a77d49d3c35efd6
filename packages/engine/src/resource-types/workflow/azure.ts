import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  RoleGrant,
} from '../../clouds/azure/AzureImplementation';
import { sorted } from '../../clouds/azure/container';
import { placeOfNode } from '../../clouds/azure/Place';
import { preventDestroy } from '../../clouds/preventDestroy';
import { lazy, template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { createWorkflowStorage } from './azureStorage';
import type { WorkflowParameters } from './definition';

type Scope = NodeScope<WorkflowParameters>;

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME_LENGTH = 60;

export const logicApp: AzureImplementation<WorkflowParameters> = {
  name: 'logic-app',
  title: 'Azure Logic Apps Standard',
  limits: [
    {
      parameter: 'logData',
      effect: 'none',
      applies: p => p.logData,
      message:
        'Logs of Logic Apps never show the data of steps; the history of runs always does.',
      mend: 'Look at the history, and secure the inputs of steps whose data nobody may see.',
    },
  ],
  build(scope, azure) {
    const node = scope as unknown as NodeScope;
    const identity = azure.identity.create(node);
    const variables = new Map<string, Value>();
    const dependsOn: BlockHandle[] = [];
    const name = azure.uniqueName(node, { maxLength: NAME_LENGTH });
    const app = createApp(scope, azure, {
      name,
      identity,
      dependsOn,
      variables,
    });
    const place = placeOfNode(scope, azure);
    const endpoint = azure.endpoints.create(place, {
      kind: 'site',
      target: app.ref('id'),
    });
    azure.logs.collect(place, {
      target: app.ref('id'),
      categories: ['FunctionAppLogs', 'WorkflowRuntime'],
      reason: `What happened in ${scope.label}.`,
    });
    scope.notes.beforeFirstApply.add(
      `Let the release pipeline of \`${scope.node.name}\` deploy its steps after the first apply, from inside the network (\`az logicapp deployment source config-zip\`); Terraform leaves them alone.`,
    );
    const id = template(
      azure.groupId(),
      '/providers/Microsoft.Web/sites/',
      name,
    );
    return {
      provides: {
        open: from => {
          endpoint.open(from);
          azure.network.reachManagement(from);
        },
        environment: {
          ID: id,
          URL: template('https://', name, '.azurewebsites.net'),
        },
        grants: { invoke: [startGrant(azure, app)] },
        remarks: {
          invoke: {
            code: 'start-address',
            message:
              'A workflow is started at an address with a signature, for which the consumer asks Azure as its identity.',
            mend: 'Let it post to listCallbackUrl of the trigger, below the id in its variable, and then to the address that it gets.',
          },
        },
      },
      consumes: {
        identity,
        subnet: 'workflows',
        startAfter: block => dependsOn.push(block),
        addEnvironment: (variable, value) => {
          variables.set(variable, value);
        },
      },
    };
  },
};

function createApp(
  scope: Scope,
  azure: AzureFoundation,
  options: {
    name: Value;
    identity: BlockHandle;
    dependsOn: BlockHandle[];
    variables: ReadonlyMap<string, Value>;
  },
): BlockHandle {
  const { name, identity, dependsOn, variables } = options;
  const node = scope as unknown as NodeScope;
  const storage = createWorkflowStorage(node, azure);
  const insights = azure.logs.insights();
  const mayTrace = azure.identity.assign(node, {
    identity,
    grant: {
      name: 'trace',
      role: 'Monitoring Metrics Publisher',
      scope: insights.ref('id'),
    },
    suffix: 'trace',
    reason: `${scope.label} writes traces.`,
  });
  const clientId = identity.ref('client_id');
  const subnet = azure.network.appSubnet('workflows');
  dependsOn.push(...storage.ready, mayTrace, ...subnet.ready);
  return scope.resource(
    'azurerm_logic_app_standard',
    undefined,
    {
      ...azure.placed(),
      name,
      app_service_plan_id: azure.workflows.planId(),
      storage_account_name: storage.account.ref('name'),
      storage_account_access_key: storage.account.ref('primary_access_key'),
      storage_account_share_name: storage.share.ref('name'),
      https_only: true,
      public_network_access: 'Disabled',
      ftp_publish_basic_authentication_enabled: false,
      scm_publish_basic_authentication_enabled: false,
      virtual_network_subnet_id: subnet.id,
      vnet_content_share_enabled: true,
      version: '~4',
      identity: { type: 'UserAssigned', identity_ids: [identity.ref('id')] },
      app_settings: lazy(() =>
        Object.fromEntries(
          sorted(
            new Map<string, Value>([
              [
                'APPLICATIONINSIGHTS_CONNECTION_STRING',
                insights.ref('connection_string'),
              ],
              [
                'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
                template('ClientId=', clientId, ';Authorization=AAD'),
              ],
              ['AZURE_CLIENT_ID', clientId],
              // Source: https://learn.microsoft.com/azure/logic-apps/edit-app-settings-host-settings
              ['FUNCTIONS_INPROC_NET8_ENABLED', '1'],
              ['FUNCTIONS_WORKER_RUNTIME', 'dotnet'],
              ...variables,
            ]),
          ),
        ),
      ),
      site_config: {
        ftps_state: 'Disabled',
        http2_enabled: true,
        min_tls_version: '1.2',
        scm_min_tls_version: '1.2',
        runtime_scale_monitoring_enabled: true,
        use_32_bit_worker_process: false,
        vnet_route_all_enabled: true,
      },
    },
    {
      dependsOn,
      // A lock would keep the rights of former callers, too.
      lifecycle: preventDestroy(scope),
    },
  );
}

/** Azure’s own roles for it let one read and change workflows, too. */
function startGrant(azure: AzureFoundation, app: BlockHandle): RoleGrant {
  return {
    name: 'start',
    role: () =>
      azure.identity.ownRole({
        name: 'workflow-starter',
        description: 'Learns the addresses that workflows are started at',
        actions: [
          'Microsoft.Web/sites/hostruntime/webhooks/api/workflows/triggers/listCallbackUrl/action',
        ],
      }),
    scope: app.ref('id'),
  };
}
