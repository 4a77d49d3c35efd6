import type {
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import { writeRepository } from '../../clouds/gcp/repository';
import { preventDestroy } from '../../clouds/preventDestroy';
import { template } from '../../terraform';
import type { ContainerRegistryParameters } from './definition';

export const artifactRegistry: GcpImplementation<ContainerRegistryParameters> =
  {
    name: 'artifact-registry',
    title: 'Google Artifact Registry',
    build(scope, gcp) {
      const repository = writeRepository(scope, gcp, {
        immutable: scope.structural(p => p.immutableTags),
        untaggedDays: p => p.untaggedDays,
        lifecycle: preventDestroy(scope),
      });
      const url = template(
        `${gcp.region}-docker.pkg.dev/`,
        gcp.projectId(),
        '/',
        repository.ref('repository_id'),
      );
      scope.output('url', 'where images are pushed to.', url);
      const grant = (name: string, role: string): GcpGrant => ({
        name,
        role,
        type: 'google_artifact_registry_repository_iam_member',
        on: {
          repository: repository.ref('name'),
          location: repository.ref('location'),
        },
      });
      // Who may push may pull. Source:
      // https://cloud.google.com/artifact-registry/docs/access-control#roles
      const write = [grant('push', 'roles/artifactregistry.writer')];
      return {
        provides: {
          grants: {
            read: [grant('pull', 'roles/artifactregistry.reader')],
            write,
            readwrite: write,
          },
          admit: () => {
            gcp.network.reachRegistry();
            return { URL: url };
          },
        },
      };
    },
  };
