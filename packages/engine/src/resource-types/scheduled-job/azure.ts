import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  RoleGrant,
  SecretReference,
} from '../../clouds/azure/AzureImplementation';
import {
  CONTAINER_SIZES,
  imageOf,
  reportArchitecture,
  secretName,
  sorted,
} from '../../clouds/azure/container';
import { mountShare, type MountedShare } from '../../clouds/azure/mountShare';
import { lazy, template, type BlockHandle, type Value } from '../../terraform';
import { withSundayFirst } from '../cron';
import type { NodeScope } from '../NodeScope';
import type { ScheduledJobParameters } from './definition';

const HOW_TO_START = {
  code: 'job-start-address',
  message:
    'A run is started by a call to Azure Resource Manager, as the consumer’s identity.',
  mend: 'Let it post to /start below the id in its variable, without a template of its own, and ask /executions how the run goes.',
} as const;

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME_LENGTH = 32;

export const containerAppJob: AzureImplementation<ScheduledJobParameters> = {
  name: 'container-app-job',
  title: 'Azure Container Apps job',
  limits: [
    {
      parameter: 'timeZone',
      applies: p => p.timeZone !== 'Etc/UTC',
      effect: 'none',
      message: 'Schedules of Container Apps jobs are in UTC.',
      mend: 'Write the schedule in UTC.',
    },
  ],
  build(scope, azure) {
    const node = scope as unknown as NodeScope;
    const environment = new Map<string, Value>();
    const secrets = new Map<string, SecretReference>();
    const volumes = new Map<string, MountedShare>();
    const dependsOn: BlockHandle[] = [];
    const identity = azure.identity.create(node);
    const home = azure.containers.main;
    const image = imageOf(scope, azure, {
      identity,
      dependsOn,
      subnet: home.subnet,
    });
    reportArchitecture(scope);
    const jobName = azure.localName(node, {
      maxLength: NAME_LENGTH,
      letterFirst: true,
    });
    const job = scope.resource(
      'azurerm_container_app_job',
      undefined,
      {
        ...azure.placed(),
        name: jobName,
        container_app_environment_id: home.id(),
        workload_profile_name: 'Consumption',
        replica_timeout_in_seconds: scope.value(
          'timeout_seconds',
          'a run that takes longer is stopped, in seconds.',
          p => p.timeoutMinutes * 60,
        ),
        replica_retry_limit: scope.value(
          'retries',
          'how often a run that fails is tried again.',
          p => p.retries,
        ),
        schedule_trigger_config: {
          cron_expression: scope.value(
            'schedule',
            'when it runs, as cron has it.',
            p => withSundayFirst(p.schedule),
          ),
          parallelism: 1,
          replica_completion_count: 1,
        },
        identity: { type: 'UserAssigned', identity_ids: [identity.ref('id')] },
        ...(image.server && {
          registry: { server: image.server, identity: identity.ref('id') },
        }),
        secret: lazy(() =>
          sorted(secrets).map(([variable, secret]) => ({
            name: secretName(variable),
            identity: identity.ref('id'),
            key_vault_secret_id: secret.uri,
          })),
        ),
        template: {
          volume: lazy(() => sorted(volumes).map(([, { volume }]) => volume)),
          container: {
            volume_mounts: lazy(() =>
              sorted(volumes).map(([, { mount }]) => mount),
            ),
            name: scope.address.replace(/_+/g, '-').slice(0, 63),
            image: image.name,
            cpu: scope.value(
              'cpu',
              'cores of a run.',
              p => CONTAINER_SIZES[p.size].cpu,
            ),
            memory: scope.value(
              'memory',
              'memory of a run.',
              p => CONTAINER_SIZES[p.size].memory,
            ),
            env: lazy(() => [
              { name: 'AZURE_CLIENT_ID', value: identity.ref('client_id') },
              ...sorted(environment).map(([name, value]) => ({ name, value })),
              ...sorted(secrets).map(([name]) => ({
                name,
                secret_name: secretName(name),
              })),
            ]),
          },
        },
      },
      { dependsOn },
    );
    return {
      provides: {
        open: from => azure.network.reachManagement(from),
        // Not referred to, so that two jobs can start each other.
        environment: {
          ID: template(
            azure.groupId(),
            '/providers/Microsoft.App/jobs/',
            jobName,
          ),
        },
        grants: { invoke: [startGrant(azure, job)] },
        remarks: { invoke: HOW_TO_START },
      },
      consumes: {
        identity,
        subnet: home.subnet,
        startAfter: block => dependsOn.push(block),
        addEnvironment: (name, value) => {
          environment.set(name, value);
        },
        mount: (volume, provider) => {
          volumes.set(
            provider.address,
            mountShare(scope, azure, { environment: home, volume, provider }),
          );
          dependsOn.push(...volume.ready);
        },
        addSecret: (name, secret) => {
          secrets.set(name, secret);
        },
      },
    };
  },
};

/** Azure’s own role for it lets one read the secrets of jobs, too. */
function startGrant(azure: AzureFoundation, job: BlockHandle): RoleGrant {
  return {
    name: 'start',
    role: () =>
      azure.identity.ownRole({
        name: 'job-starter',
        description: 'Starts jobs and sees how their runs go',
        actions: [
          'Microsoft.App/jobs/execution/read',
          'Microsoft.App/jobs/executions/read',
          'Microsoft.App/jobs/start/action',
        ],
      }),
    scope: job.ref('id'),
  };
}
