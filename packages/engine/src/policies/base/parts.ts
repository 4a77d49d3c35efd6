import {
  aboutTypes,
  type GeneralPolicy,
  type StackView,
} from '../GeneralPolicy';

/** Where a group is named by what it is for. */
const USES_OF_GROUPS: readonly (readonly [type: string, path: string])[] = [
  ['aws_apigatewayv2_vpc_link', 'security_group_ids'],
  ['aws_db_instance', 'vpc_security_group_ids'],
  ['aws_docdb_cluster', 'vpc_security_group_ids'],
  ['aws_ecs_service', 'network_configuration.security_groups'],
  ['aws_efs_mount_target', 'security_groups'],
  ['aws_eks_cluster', 'vpc_config.security_group_ids'],
  ['aws_elasticache_replication_group', 'security_group_ids'],
  ['aws_instance', 'vpc_security_group_ids'],
  ['aws_lambda_function', 'vpc_config.security_group_ids'],
  ['aws_launch_template', 'network_interfaces.security_groups'],
  ['aws_launch_template', 'vpc_security_group_ids'],
  ['aws_lb', 'security_groups'],
  ['aws_mq_broker', 'security_groups'],
  ['aws_msk_serverless_cluster', 'vpc_config.security_group_ids'],
  ['aws_network_interface', 'security_groups'],
  ['aws_opensearch_domain', 'vpc_options.security_group_ids'],
  ['aws_rds_cluster', 'vpc_security_group_ids'],
  ['aws_redshift_cluster', 'vpc_security_group_ids'],
  ['aws_redshiftserverless_workgroup', 'security_group_ids'],
  [
    'aws_scheduler_schedule',
    'target.ecs_parameters.network_configuration.security_groups',
  ],
  ['aws_vpc_endpoint', 'security_group_ids'],
];

/** What must fit together: parts of a stack that refer to each other. */
export const PART_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'AWS-ECS-10',
    severity: 'error',
    title: 'Containers do not have the rights that start them',
    rationale: 'What starts a container may read all of its secrets.',
    references: ['CKV_AWS_249', 'ECS.1'],
    ...aboutTypes('aws_ecs_task_definition'),
    find(block, { facts }) {
      const [task] = facts.valuesAt(block, 'task_role_arn');
      const [start] = facts.valuesAt(block, 'execution_role_arn');
      return task.value !== undefined && task.value === start.value
        ? {
            path: 'task_role_arn',
            mend: 'Give the containers a role of their own.',
          }
        : undefined;
    },
  },
  {
    id: 'AWS-ECS-11',
    severity: 'error',
    title: 'Files come to containers encrypted',
    rationale: 'They pass a network that others use, too.',
    references: ['CKV_AWS_97'],
    ...aboutTypes('aws_ecs_task_definition'),
    find: (block, { facts }) =>
      facts
        .partsAt(block, 'volume.efs_volume_configuration')
        .some(({ transit_encryption: encryption }) => encryption !== 'ENABLED')
        ? {
            path: 'volume.efs_volume_configuration.transit_encryption',
            mend: 'Set it to "ENABLED".',
          }
        : undefined,
  },
  {
    id: 'AWS-SG-5',
    severity: 'warning',
    title: 'Security groups are for something',
    rationale: 'One that is for nothing is put on something some day.',
    references: ['CKV2_AWS_5'],
    ...aboutTypes('aws_security_group'),
    find: (block, { facts }) =>
      facts.isHandedToModule(block) ||
      USES_OF_GROUPS.some(
        ([type, path]) => facts.referring(type, path, block).length > 0,
      )
        ? undefined
        : { mend: 'Put it on what it is for, or leave it out.' },
  },
  {
    id: 'AWS-API-9',
    severity: 'error',
    title: 'APIs are there while they are replaced',
    rationale: 'It is the door to the internet.',
    references: ['CKV_AWS_237'],
    ...aboutTypes('aws_api_gateway_rest_api'),
    find: ({ content }) =>
      content.kind === 'resource' &&
      content.options.lifecycle?.createBeforeDestroy === true
        ? undefined
        : { path: 'lifecycle', mend: 'Set create_before_destroy.' },
  },
  {
    id: 'GCP-GCS-6',
    severity: 'error',
    title: 'Buckets do not log to themselves',
    rationale: 'Each line of the log would make another.',
    references: ['CKV_GCP_63'],
    ...aboutTypes('google_storage_bucket'),
    find: (block, { facts }) =>
      facts
        .referred(block, 'logging.log_bucket')
        .some(({ address }) => address === block.address)
        ? { path: 'logging.log_bucket', mend: 'Name another bucket.' }
        : undefined,
  },
  {
    id: 'GCP-KMS-2',
    severity: 'error',
    title: 'Keys are not destroyed by accident',
    rationale: 'Without it, what it encrypted is lost.',
    references: ['CKV_GCP_82'],
    ...aboutTypes('google_kms_crypto_key'),
    find: ({ content }) =>
      content.kind === 'resource' &&
      content.options.lifecycle?.preventDestroy === true
        ? undefined
        : { path: 'lifecycle', mend: 'Set prevent_destroy.' },
  },
  {
    id: 'CIVO-NET-2',
    severity: 'error',
    title: 'Networks are of one kind',
    rationale: 'What is in one kind of network does not reach the other.',
    references: [],
    about: 'networks, subnets and firewalls of Civo’s newer kind',
    concerns: type => /^civo_vpc_/.test(type),
    find: (_, { facts }: StackView) =>
      facts.ofType('civo_network').length > 0
        ? { mend: 'Use civo_network and civo_firewall, as the stack does.' }
        : undefined,
  },
];
