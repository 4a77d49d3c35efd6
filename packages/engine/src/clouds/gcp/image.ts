import type { ContainerParameters } from '../../resource-types/containerParameters';
import type { NodeScope } from '../../resource-types/NodeScope';
import { template, type Value } from '../../terraform';
import { preventDestroy } from '../preventDestroy';
import type { GcpFoundation } from './GcpFoundation';
import { UNTAGGED_DAYS, writeRepository } from './repository';

type Scope = NodeScope<ContainerParameters>;

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
  const repository = writeRepository(scope, gcp, {
    immutable: true,
    untaggedDays: UNTAGGED_DAYS,
    reason: `No image is named for ${scope.label}; it is pushed here.`,
    lifecycle: preventDestroy(scope, 'its image repository'),
  });
  return template(
    `${gcp.region}-docker.pkg.dev/`,
    gcp.projectId(),
    '/',
    repository.ref('repository_id'),
    '/app:',
    tag,
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
