import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureConsumer,
  AzureImplementation,
  SecretReference,
} from '../../clouds/azure/AzureImplementation';
import { sorted } from '../../clouds/azure/container';
import { lockAgainstDeletion } from '../../clouds/azure/deletionLock';
import { createHostStorage } from '../../clouds/azure/hostStorage';
import { placeOfNode } from '../../clouds/azure/Place';
import { receiveFromTopic } from '../../clouds/azure/receiveFromTopic';
import { lazy, template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { namesBothDays } from '../cron';
import { codeOf } from './azureCode';
import { hostSettings, messageSettings } from './azureSettings';
import type { FunctionParameters } from './definition';

type Scope = NodeScope<FunctionParameters>;

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME_LENGTH = 60;

const DEFAULTS = { handler: 'index.handler', codeVersion: '0.1.0' };

export const functionApp: AzureImplementation<FunctionParameters> = {
  name: 'function-app',
  title: 'Azure Functions',
  limits: [
    {
      parameter: 'architecture',
      applies: p => p.architecture === 'arm64',
      effect: 'none',
      message: 'Azure Functions run on x86_64 only.',
      mend: 'Build the code for x86_64, or for both.',
    },
    {
      parameter: 'runtime',
      applies: p => p.package === 'zip' && p.runtime === 'nodejs24',
      message: 'Versions of the Azure provider before 2026 do not know it.',
      mend: 'Run `terraform init -upgrade` where one is locked.',
    },
    {
      parameter: 'handler',
      applies: p => p.package === 'zip' && p.handler !== DEFAULTS.handler,
      effect: 'none',
      message: 'Azure finds functions by the triggers in their code.',
      mend: 'Name the function in the code.',
    },
    {
      parameter: 'codeVersion',
      applies: p =>
        p.package === 'zip' && p.codeVersion !== DEFAULTS.codeVersion,
      effect: 'none',
      message:
        'Azure runs the archive that the release pipeline hands over last.',
      mend: 'Let the pipeline know the version.',
    },
    {
      parameter: 'schedule',
      applies: p => p.schedule !== undefined && namesBothDays(p.schedule),
      message:
        'Azure calls it on days of the month that are days of the week, too, and on no others.',
      mend: 'Make two functions, or call it from a scheduled-job.',
    },
  ],
  build(scope, azure) {
    const node = scope as unknown as NodeScope;
    const identity = azure.identity.create(node);
    const storage = createHostStorage(node, azure, identity);
    const settings = new Map<string, Value>();
    const secrets = new Map<string, SecretReference>();
    const dependsOn: BlockHandle[] = [...storage.ready];
    const name = azure.uniqueName(node, { maxLength: NAME_LENGTH });
    const app = createApp(scope, azure, {
      name,
      identity,
      account: storage.account,
      dependsOn,
      settings: () => [
        ...settings,
        ...[...secrets].map(
          ([variable, { uri }]) =>
            [
              variable,
              template('@Microsoft.KeyVault(SecretUri=', uri, ')'),
            ] as const,
        ),
      ],
    });
    const place = placeOfNode(scope, azure);
    const endpoint = azure.endpoints.create(place, {
      kind: 'site',
      target: app.ref('id'),
    });
    const logs = azure.logs.collect(place, {
      target: app.ref('id'),
      categories: ['FunctionAppLogs'],
      reason: `What ${scope.label} prints, and what happens to it.`,
    });
    lockAgainstDeletion(scope, app.ref('id'), logs);
    const host = template(name, '.azurewebsites.net');
    const url = template('https://', host);
    if (scope.structural(p => p.schedule !== undefined)) {
      scope.report('schedule', {
        severity: 'info',
        code: 'trigger-in-code',
        message:
          'Azure Functions are called at set times by a timer in their code.',
        mend: 'Give it the schedule %SCHEDULE%.',
      });
    }
    if (scope.structural(p => p.httpEndpoint)) {
      scope.output('url', 'its address, inside the network.', url);
    }
    return {
      provides: {
        open: endpoint.open,
        target: { host: () => host, open: endpoint.open },
        environment: { URL: url },
        remarks: {
          invoke: {
            code: 'callers-not-known',
            message:
              'Azure lets the consumer’s subnet reach the function, and does not ask who calls.',
            mend: 'Let the code check the caller’s token; else it asks for a key of the function.',
          },
        },
      },
      consumes: {
        identity,
        subnet: 'functions',
        startAfter: block => dependsOn.push(block),
        addEnvironment: (key, value) => {
          settings.set(key, value);
        },
        addSecret: (key, secret) => {
          secrets.set(key, secret);
        },
        bind: bindTo(scope, { identity, settings }),
        subscribe: wanted => {
          const subscription = receiveFromTopic(node, azure, identity, wanted);
          if (subscription) {
            settings.set(
              `${wanted.provider.address.toUpperCase()}_SUBSCRIPTION`,
              subscription.ref('name'),
            );
          }
          return subscription !== undefined;
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
    account: BlockHandle;
    dependsOn: BlockHandle[];
    settings: () => readonly (readonly [string, Value])[];
  },
): BlockHandle {
  const { name, identity, account, dependsOn, settings } = options;
  const node = scope as unknown as NodeScope;
  const insights = azure.logs.insights();
  dependsOn.push(
    azure.identity.assign(node, {
      identity,
      grant: {
        name: 'trace',
        role: 'Monitoring Metrics Publisher',
        scope: insights.ref('id'),
      },
      suffix: 'trace',
      reason: `${scope.label} writes traces.`,
    }),
  );
  const code = codeOf(scope, azure, { identity, dependsOn });
  const subnet = azure.network.appSubnet('functions');
  dependsOn.push(...subnet.ready);
  return scope.resource(
    'azurerm_linux_function_app',
    undefined,
    {
      ...azure.placed(),
      name,
      service_plan_id: azure.functions.planId(
        environment => scope.in(environment).size,
      ),
      storage_account_name: account.ref('name'),
      storage_uses_managed_identity: true,
      builtin_logging_enabled: false,
      https_only: true,
      public_network_access_enabled: false,
      ftp_publish_basic_authentication_enabled: false,
      webdeploy_publish_basic_authentication_enabled: false,
      virtual_network_subnet_id: subnet.id,
      ...code.attributes,
      key_vault_reference_identity_id: identity.ref('id'),
      identity: { type: 'UserAssigned', identity_ids: [identity.ref('id')] },
      app_settings: lazy(() =>
        Object.fromEntries(
          sorted(
            new Map([
              ...Object.entries(hostSettings(scope, identity)),
              ...Object.entries(code.settings),
              ...settings(),
            ]),
          ),
        ),
      ),
      site_config: {
        always_on: true,
        ftps_state: 'Disabled',
        http2_enabled: true,
        minimum_tls_version: '1.2',
        scm_minimum_tls_version: '1.2',
        vnet_route_all_enabled: true,
        application_insights_connection_string:
          insights.ref('connection_string'),
        ...code.siteConfig,
      },
    },
    { dependsOn },
  );
}

/** Lets triggers and bindings in the code connect by the function's identity. */
function bindTo(
  scope: Scope,
  options: { identity: BlockHandle; settings: Map<string, Value> },
): NonNullable<AzureConsumer['bind']> {
  const { identity, settings } = options;
  return (binding, provider, access) => {
    const connection = provider.address.toUpperCase();
    for (const [key, value] of Object.entries({
      ...binding.settings,
      credential: 'managedidentity',
      clientId: identity.ref('client_id'),
    })) {
      settings.set(`${connection}__${key}`, value);
    }
    if (binding.extension !== 'serviceBus' || access !== 'consume') {
      return;
    }
    for (const [key, value] of Object.entries(messageSettings(scope))) {
      settings.set(key, value);
    }
    const names = [
      `%${connection}_NAME%`,
      ...(provider.node.resourceType === 'topic'
        ? [`the subscription %${connection}_SUBSCRIPTION%`]
        : []),
    ];
    scope.report(provider.node.entityRef, {
      severity: 'info',
      code: 'trigger-in-code',
      message: 'Azure Functions take messages by a trigger in their code.',
      mend: `Give it the connection "${connection}", and ${names.join(
        ' and ',
      )}.`,
    });
  };
}
