import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import { template, type BlockHandle, type Expression } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/**
 * The account that Google builds a function's image as. It reads the code,
 * writes the image and its log, and can do nothing else.
 * Source: https://cloud.google.com/functions/docs/securing/build-custom-sa
 */
export function createBuilder(
  scope: NodeScope,
  gcp: GcpFoundation,
  options: { bucket: BlockHandle; repository: BlockHandle },
): { account: Expression; ready: BlockHandle[] } {
  const { bucket, repository } = options;
  const reason = `Google builds ${scope.label} as this account.`;
  const provenance = { reason, implicit: true };
  const { email, member } = gcp.identity.account(scope, reason, 'build');
  const readCode = scope.resource(
    'google_storage_bucket_iam_member',
    'build',
    {
      bucket: bucket.ref('name'),
      role: 'roles/storage.objectViewer',
      member,
    },
    { provenance },
  );
  // Google copies the code into a bucket of its own first, which it makes with
  // the first function of a project.
  // Source: https://cloud.google.com/functions/docs/building
  const readCopy = scope.resource(
    'google_project_iam_member',
    'build_copy',
    {
      project: gcp.projectId(),
      role: 'roles/storage.objectViewer',
      member,
      condition: {
        title: 'only code of functions',
        expression: template(
          'resource.service == "storage.googleapis.com" && resource.name.startsWith("projects/_/buckets/gcf-v2-sources-',
          gcp.projectNumber(),
          `-${gcp.region}")`,
        ),
      },
    },
    { provenance },
  );
  const writeImage = scope.resource(
    'google_artifact_registry_repository_iam_member',
    'build',
    {
      location: repository.ref('location'),
      repository: repository.ref('name'),
      role: 'roles/artifactregistry.writer',
      member,
    },
    { provenance },
  );
  const writeLog = scope.resource(
    'google_project_iam_member',
    'build_log',
    {
      project: gcp.projectId(),
      role: 'roles/logging.logWriter',
      member,
    },
    { provenance },
  );
  return {
    account: template('projects/', gcp.projectId(), '/serviceAccounts/', email),
    ready: [readCode, readCopy, writeImage, writeLog],
  };
}
