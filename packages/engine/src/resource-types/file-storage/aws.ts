import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  AwsProvider,
} from '../../clouds/aws/AwsImplementation';
import { denyInsecureTransport, policyDocument } from '../../clouds/aws/policy';
import { preventDestroy } from '../../clouds/preventDestroy';
import type { BlockHandle, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  mountPathOf,
  OWNER_ID,
  type FileStorageParameters,
} from './definition';

type Scope = NodeScope<FileStorageParameters>;

/** Source: https://docs.aws.amazon.com/efs/latest/ug/source-ports.html */
const NFS_PORT = 2049;

/** The folder that users see as the root of the file system. */
const ROOT = '/data';

export const efs: AwsImplementation<FileStorageParameters> = {
  name: 'efs',
  title: 'Amazon EFS',
  build(scope, aws) {
    const node = scope as NodeScope;
    const group = aws.network.securityGroup(node, {
      description: `File storage ${scope.address}`,
    });
    const groupId = group.ref('id');
    const files = createFileSystem(scope, aws);
    const targets = createTargets(scope, aws, { files, groupId });
    const point = createAccessPoint(scope, files);
    const path = scope.structural(p => mountPathOf(p, scope.address));
    return {
      provides: {
        network: { securityGroupId: groupId, port: NFS_PORT },
        grants: grantsOf(files, point),
        volume: access => ({
          path,
          fileSystemId: files.ref('id'),
          accessPointId: point.ref('id'),
          readOnly: access === 'read',
          ready: targets,
        }),
        environment: {
          FILE_SYSTEM_ID: files.ref('id'),
          ACCESS_POINT_ID: point.ref('id'),
        },
      },
    };
  },
};

function createFileSystem(scope: Scope, aws: AwsFoundation): BlockHandle {
  const files = scope.resource(
    'aws_efs_file_system',
    undefined,
    {
      encrypted: true,
      kms_key_id: aws.encryption.keyArn(),
      performance_mode: 'generalPurpose',
      throughput_mode: 'elastic',
      // What is not used for a month costs less until somebody reads it.
      lifecycle_policy: [
        { transition_to_ia: 'AFTER_30_DAYS' },
        { transition_to_primary_storage_class: 'AFTER_1_ACCESS' },
      ],
      protection: { replication_overwrite: 'ENABLED' },
      tags: { Name: aws.name(scope as NodeScope, { maxLength: 255 }) },
    },
    {
      lifecycle: preventDestroy(scope),
      skips: [
        {
          checkov: 'CKV2_AWS_18',
          reason: 'EFS itself hands it to AWS Backup every day.',
        },
      ],
    },
  );
  scope.resource(
    'aws_efs_backup_policy',
    undefined,
    { file_system_id: files.ref('id'), backup_policy: { status: 'ENABLED' } },
    {
      provenance: {
        reason: `AWS Backup keeps a copy of ${scope.label} of each of the last 35 days.`,
        implicit: true,
      },
    },
  );
  // Without a statement that allows, only identities with a right get in.
  scope.resource(
    'aws_efs_file_system_policy',
    undefined,
    {
      file_system_id: files.ref('id'),
      policy: policyDocument([denyInsecureTransport('*', [files.ref('arn')])]),
    },
    {
      provenance: {
        reason: 'Refuses clients without TLS, and those without an identity.',
        implicit: true,
      },
    },
  );
  return files;
}

function createTargets(
  scope: Scope,
  aws: AwsFoundation,
  options: { files: BlockHandle; groupId: Value },
): BlockHandle[] {
  return aws.network.privateSubnetIds().map((subnetId, zone) =>
    scope.resource(
      'aws_efs_mount_target',
      'abc'[zone],
      {
        file_system_id: options.files.ref('id'),
        subnet_id: subnetId,
        security_groups: [options.groupId],
      },
      {
        provenance: {
          reason: `${scope.label} has an address in each zone.`,
          implicit: true,
        },
      },
    ),
  );
}

function createAccessPoint(scope: Scope, files: BlockHandle): BlockHandle {
  const owner = { uid: OWNER_ID, gid: OWNER_ID };
  return scope.resource(
    'aws_efs_access_point',
    undefined,
    {
      file_system_id: files.ref('id'),
      posix_user: owner,
      root_directory: {
        path: ROOT,
        creation_info: {
          owner_uid: OWNER_ID,
          owner_gid: OWNER_ID,
          permissions: '0750',
        },
      },
    },
    {
      provenance: {
        reason: `Users of ${scope.label} see one folder, as one user without rights on the machine.`,
        implicit: true,
      },
    },
  );
}

/**
 * Source: https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 */
function grantsOf(
  files: BlockHandle,
  point: BlockHandle,
): AwsProvider['grants'] {
  const on = {
    resources: [files.ref('arn')],
    conditions: {
      StringEquals: { 'elasticfilesystem:AccessPointArn': point.ref('arn') },
    },
  };
  return {
    read: [
      {
        sid: 'ReadFiles',
        actions: ['elasticfilesystem:ClientMount'],
        ...on,
      },
    ],
    readwrite: [
      {
        sid: 'WriteFiles',
        actions: [
          'elasticfilesystem:ClientMount',
          'elasticfilesystem:ClientWrite',
        ],
        ...on,
      },
    ],
  };
}
