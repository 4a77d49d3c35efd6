import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import { RFC1035 } from '../../clouds/gcp/names';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ContainerServiceParameters } from './definition';

type Scope = NodeScope<ContainerServiceParameters>;

/** Untagged images are thrown away after two weeks. */
const UNTAGGED = '1209600s';

/** Source: https://cloud.google.com/run/docs/deploying#images */
const REGISTRIES =
  /^(docker\.io|([a-z0-9-]+\.)?gcr\.io|[a-z0-9-]+-docker\.pkg\.dev)$/;

/** The image that runs, with its tag: the given one, or one pushed here. */
export function imageOf(scope: Scope, gcp: GcpFoundation): Value {
  const tag = scope.variable(
    'image_tag',
    'image tag to deploy; the release pipeline sets it.',
    p => p.imageTag,
  );
  const given = scope.structural(p => p.image);
  if (given) {
    reportRegistry(scope, given);
    return template(given, ':', tag);
  }
  const repository = createRepository(scope, gcp);
  return template(
    `${gcp.region}-docker.pkg.dev/`,
    gcp.projectId(),
    '/',
    repository.ref('repository_id'),
    '/app:',
    tag,
  );
}

/** A private repository for the service's image; Cloud Run may read it. */
function createRepository(scope: Scope, gcp: GcpFoundation): BlockHandle {
  const { key, ready } = gcp.encryption.keyFor('artifactregistry');
  return scope.resource(
    'google_artifact_registry_repository',
    undefined,
    {
      repository_id: gcp.name(scope as NodeScope, RFC1035),
      location: gcp.region,
      description: `Images of ${scope.address}`,
      format: 'DOCKER',
      kms_key_name: key,
      docker_config: { immutable_tags: true },
      cleanup_policy_dry_run: false,
      cleanup_policies: {
        id: 'untagged',
        action: 'DELETE',
        condition: { tag_state: 'UNTAGGED', older_than: UNTAGGED },
      },
    },
    {
      dependsOn: [ready],
      provenance: {
        reason: `No image is named for ${scope.label}; it is pushed here.`,
        implicit: true,
      },
    },
  );
}

function reportRegistry(scope: Scope, image: string): void {
  const [host] = image.split('/', 1);
  const isHost = image.includes('/') && /[.:]/.test(host);
  if (isHost && !REGISTRIES.test(host)) {
    scope.report('image', {
      severity: 'warning',
      code: 'registry-not-supported',
      message: `Cloud Run cannot pull from ${host}.`,
      mend: 'Make a remote repository for it in Artifact Registry, and name the image there.',
    });
  }
}
