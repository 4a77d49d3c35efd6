import { sorted } from '../../clouds/gcp/container';
import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import { UNTAGGED_DAYS, writeRepository } from '../../clouds/gcp/repository';
import { lazy, template, type Expression, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';

import type { FunctionParameters } from './definition';
import { createBuilder } from './gcpBuilder';
import {
  GCP_SIZES,
  type DeployedFunction,
  type GcpFunctionParts,
} from './gcpParts';

type Scope = NodeScope<FunctionParameters>;

/** Replaced archives are kept so that one can go back to them. */
const OLD_CODE_DAYS = 90;

/** Accounts of Google's that must be able to use the key of a function. */
const ENCRYPTING = ['cloudfunctions', 'run', 'eventarc'] as const;

/**
 * A function from an archive: Google builds an image of it, as an account that
 * may do only that, and runs it. All of it is encrypted with the stack's key.
 */
export function deployArchive(
  scope: Scope,
  gcp: GcpFoundation,
  parts: GcpFunctionParts,
): DeployedFunction {
  const { name, account, environment, secrets, ready } = parts;
  const node = scope as unknown as NodeScope;
  for (const api of ['binaryauthorization', 'cloudbuild', 'eventarc', 'run']) {
    gcp.services.use(api);
  }
  const bucket = gcp.buckets.create(node, {
    noncurrentDays: OLD_CODE_DAYS,
    forceDestroy: scope.value(
      'force_destroy',
      'whether the bucket may be deleted with the code in it.',
      p => !p.deletionProtection,
    ),
  });
  // The one repository that functions with an own key accept has the same key.
  const repository = writeRepository(scope, gcp, {
    immutable: false,
    untaggedDays: UNTAGGED_DAYS,
    reason: `Google keeps the image here that it builds of ${scope.label}.`,
  });
  const builder = createBuilder(node, gcp, { bucket, repository });
  ready.push(...builder.ready);
  const { key } = gcp.encryption.keyFor('artifactregistry');
  for (const service of ENCRYPTING) {
    ready.push(gcp.encryption.keyFor(service).ready);
  }
  const version = scope.variable(
    'code_version',
    'version of the code to deploy; the release pipeline sets it.',
    p => p.codeVersion,
  );
  tellToDeliver(scope, bucket.address);
  let connector: Expression | undefined;
  const made = scope.resource(
    'google_cloudfunctions2_function',
    undefined,
    {
      name,
      location: gcp.region,
      description: scope.label,
      kms_key_name: key,
      build_config: {
        runtime: scope.structural(p => p.runtime.replace('.', '')),
        entry_point: scope.value(
          'handler',
          'function that is called.',
          entryPoint,
        ),
        docker_repository: repository.ref('id'),
        service_account: builder.account,
        source: {
          storage_source: {
            bucket: bucket.ref('name'),
            object: template(version, '.zip'),
          },
        },
      },
      service_config: {
        service_account_email: account.email,
        ingress_settings: 'ALLOW_INTERNAL_ONLY',
        all_traffic_on_latest_revision: true,
        binary_authorization_policy: 'default',
        available_cpu: scope.value(
          'cpu',
          'processor cores.',
          p => GCP_SIZES[p.size].cpu,
        ),
        available_memory: scope.value(
          'memory',
          'memory.',
          p => GCP_SIZES[p.size].memory,
        ),
        timeout_seconds: scope.value(
          'timeout_seconds',
          'a call that takes longer is stopped, in seconds.',
          p => p.timeoutSeconds,
        ),
        max_instance_count: scope.value(
          'max_concurrency',
          'calls that run at the same time.',
          p => p.maxConcurrency,
        ),
        max_instance_request_concurrency: 1,
        environment_variables: lazy(() =>
          environment.size > 0
            ? Object.fromEntries(sorted(environment))
            : undefined,
        ),
        vpc_connector: lazy(() => connector),
        vpc_connector_egress_settings: lazy(() =>
          connector ? 'ALL_TRAFFIC' : undefined,
        ),
        secret_environment_variables: lazy(() =>
          sorted(secrets).map(
            ([variable, { secret }]): Value => ({
              key: variable,
              project_id: secret.ref('project'),
              secret: secret.ref('secret_id'),
              version: 'latest',
            }),
          ),
        ),
      },
    },
    { dependsOn: ready },
  );
  return {
    made,
    uri: made.ref('service_config', 0, 'uri'),
    reach: {
      joinNetwork() {
        const { id, tag } = gcp.connector.join(node);
        connector = id;
        return tag;
      },
    },
  };
}

/**
 * What is called: a function's name, or a class where the language has them.
 * Source: https://cloud.google.com/run/docs/write-functions
 */
function entryPoint({ runtime, handler }: FunctionParameters): string {
  const parts = handler.split('::');
  if (runtime === 'java21') {
    return parts[0];
  }
  if (runtime === 'dotnet10') {
    return parts[parts.length > 2 ? 1 : 0];
  }
  return handler.split('.').filter(Boolean).at(-1) ?? handler;
}

function tellToDeliver(scope: Scope, bucket: string): void {
  scope.notes.beforeFirstApply.add(
    `Google makes no function without its code. For \`${scope.node.name}\`, run \`terraform apply -target=${bucket}\` with the environment’s values, then put the archive \`<version>.zip\` into its bucket.`,
  );
}
