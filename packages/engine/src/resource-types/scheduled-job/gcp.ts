import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpGrant,
  GcpImplementation,
  GcpSecretReference,
  GcpVolume,
} from '../../clouds/gcp/GcpImplementation';
import { environmentOf, volumesOf } from '../../clouds/gcp/container';
import { imageOf } from '../../clouds/gcp/image';
import { RFC1035 } from '../../clouds/gcp/names';
import { lazy, template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ScheduledJobParameters } from './definition';

const HOW_TO_FOLLOW = {
  code: 'run-is-not-an-operation',
  message:
    'Operations of Cloud Run belong to the whole project; the consumer may start this job and look at its runs, and nothing else.',
  mend: 'Let it ask for the execution that it started to learn how it ends; in a workflow, set skip_polling of the connector.',
} as const;

/** Source: https://cloud.google.com/run/docs/create-jobs */
const NAME = { ...RFC1035, maxLength: 49 } as const;

/** Source: https://cloud.google.com/run/docs/configuring/jobs/memory-limits */
const SIZES = {
  small: { cpu: '1', memory: '512Mi' },
  medium: { cpu: '1', memory: '1Gi' },
  large: { cpu: '2', memory: '2Gi' },
};

export const cloudRunJob: GcpImplementation<ScheduledJobParameters> = {
  name: 'cloud-run-job',
  title: 'Cloud Run job and Cloud Scheduler',
  limits: [
    {
      parameter: 'architecture',
      applies: p => p.architecture === 'arm64',
      effect: 'none',
      message: 'Cloud Run runs images for x86_64 only.',
      mend: 'Build the image for x86_64, or for both.',
    },
  ],
  build(scope, gcp) {
    const node = scope as unknown as NodeScope;
    const account = gcp.identity.account(
      node,
      `What ${scope.label} may do in Google Cloud.`,
    );
    const tag = gcp.name(node, RFC1035);
    const environment = new Map<string, Value>();
    const secrets = new Map<string, GcpSecretReference>();
    const volumes = new Map<string, GcpVolume>();
    const { key, ready: mayEncrypt } = gcp.encryption.keyFor('run');
    const ready = [mayEncrypt];
    gcp.services.use('binaryauthorization');
    const jobName = gcp.name(node, NAME);
    const job = scope.resource(
      'google_cloud_run_v2_job',
      undefined,
      {
        name: jobName,
        location: gcp.region,
        deletion_protection: scope.value(
          'deletion_protection',
          'whether Terraform refuses to delete it.',
          p => p.deletionProtection,
        ),
        binary_authorization: { use_default: true },
        template: {
          task_count: 1,
          template: {
            service_account: account.email,
            encryption_key: key,
            execution_environment: 'EXECUTION_ENVIRONMENT_GEN2',
            timeout: scope.value(
              'timeout',
              'a run that takes longer is stopped.',
              p => `${p.timeoutMinutes * 60}s`,
            ),
            max_retries: scope.value(
              'retries',
              'how often a run that fails is tried again.',
              p => p.retries,
            ),
            vpc_access: {
              egress: 'ALL_TRAFFIC',
              network_interfaces: {
                network: gcp.network.id(),
                subnetwork: gcp.network.subnetId(),
                tags: [tag],
              },
            },
            volumes: lazy(() => volumesOf(volumes).volumes),
            containers: {
              name: 'app',
              image: imageOf(scope, gcp),
              env: lazy(() => environmentOf(environment, secrets)),
              volume_mounts: lazy(() => volumesOf(volumes).mounts),
              resources: {
                limits: {
                  cpu: scope.value(
                    'cpu',
                    'processor cores.',
                    p => SIZES[p.size].cpu,
                  ),
                  memory: scope.value(
                    'memory',
                    'memory.',
                    p => SIZES[p.size].memory,
                  ),
                },
              },
            },
          },
        },
      },
      { dependsOn: ready },
    );
    startAtItsTimes(scope, job, {
      name: gcp.name(node, { maxLength: 500 }),
      region: gcp.region,
      starter: gcp.identity.account(
        node,
        `Starts ${scope.label} at its times.`,
        'schedule',
      ),
    });
    return {
      provides: {
        // Not referred to, so that two jobs can start each other.
        environment: {
          ID: template(
            'projects/',
            gcp.projectId(),
            `/locations/${gcp.region}/jobs/`,
            jobName,
          ),
        },
        grants: { invoke: [startGrant(gcp, job)] },
        remarks: { invoke: HOW_TO_FOLLOW },
      },
      consumes: {
        account,
        networkTag: tag,
        addEnvironment: (name, value) => {
          environment.set(name, value);
        },
        mount: (volume, provider) => {
          volumes.set(provider.address, volume);
        },
        startAfter: block => ready.push(block),
        addSecret: (name, secret) => {
          secrets.set(name, secret);
        },
      },
    };
  },
};

/** Google’s own roles for it let one start services, or cancel what others run. */
function startGrant(gcp: GcpFoundation, job: BlockHandle): GcpGrant {
  return {
    name: 'start',
    role: () =>
      gcp.identity.ownRole({
        name: 'job-starter',
        description: 'Starts jobs and sees how their runs go',
        permissions: ['run.executions.get', 'run.jobs.run'],
      }),
    type: 'google_cloud_run_v2_job_iam_member',
    on: { name: job.ref('name'), location: job.ref('location') },
  };
}

/** Cloud Scheduler asks Cloud Run for a run, as an account that may do only that. */
function startAtItsTimes(
  scope: NodeScope<ScheduledJobParameters>,
  job: BlockHandle,
  options: {
    name: Value;
    region: string;
    starter: { email: Value; member: Value };
  },
): void {
  const { name, region, starter } = options;
  const provenance = {
    reason: `Starts ${scope.label} at its times.`,
    implicit: true,
  };
  const mayStart = scope.resource(
    'google_cloud_run_v2_job_iam_member',
    'schedule',
    {
      name: job.ref('name'),
      location: job.ref('location'),
      role: 'roles/run.invoker',
      member: starter.member,
    },
    { provenance },
  );
  scope.resource(
    'google_cloud_scheduler_job',
    undefined,
    {
      name,
      region,
      description: scope.label.slice(0, 500),
      schedule: scope.value(
        'schedule',
        'when it runs, as cron has it.',
        p => p.schedule,
      ),
      time_zone: scope.value(
        'time_zone',
        'time zone of the schedule.',
        p => p.timeZone,
      ),
      http_target: {
        http_method: 'POST',
        uri: template(`https://run.googleapis.com/v2/`, job.ref('id'), ':run'),
        oauth_token: { service_account_email: starter.email },
      },
      retry_config: { retry_count: 3 },
    },
    { provenance, dependsOn: [mayStart] },
  );
}
