import { all, argument } from '../../checks';
import { between, is, isNot, isSet, oneOf } from '../../expectations';
import type { Rule } from '../../Rule';

const INSTANCE = ['aws_db_instance'];
const CLUSTER = ['aws_rds_cluster'];

export const DATABASE_RULES: readonly Rule[] = [
  {
    id: 'AWS-RDS-1',
    severity: 'error',
    title: 'Databases are encrypted with a key of the stack',
    rationale:
      'It cannot be switched on later without making the database anew.',
    fix: 'Set `storage_encrypted = true` and `kms_key_id`.',
    references: [
      'CKV_AWS_16',
      'CKV_AWS_96',
      'CKV_AWS_327',
      'AWS-0079',
      'AWS-0080',
      'RDS.3',
      'RDS.27',
    ],
    on: [...INSTANCE, ...CLUSTER],
    check: all(
      argument('storage_encrypted', is(true)),
      argument('kms_key_id', isSet),
    ),
  },
  {
    id: 'AWS-RDS-2',
    severity: 'error',
    title: 'Databases are not reachable from the internet',
    rationale:
      'A password would be all that stands between the data and everybody.',
    fix: 'Set `publicly_accessible = false`.',
    references: ['CKV_AWS_17', 'AWS-0180', 'RDS.2'],
    on: [...INSTANCE, 'aws_rds_cluster_instance'],
    check: argument('publicly_accessible', isNot(true)),
  },
  {
    id: 'AWS-RDS-3',
    severity: 'error',
    title: 'Databases have backups',
    rationale: 'Without one, a wrong command ends the data.',
    fix: 'Set `backup_retention_period` to 1 to 35 days.',
    references: ['CKV_AWS_133', 'AWS-0077', 'RDS.11'],
    on: [...INSTANCE, ...CLUSTER],
    check: argument('backup_retention_period', between(1, 35)),
  },
  {
    id: 'AWS-RDS-4',
    severity: 'warning',
    title: 'Databases are protected from removal',
    rationale: 'A wrong plan would take the data with it.',
    fix: 'Set `deletion_protection = true`, or the parameter `deletionProtection`.',
    references: [
      'CKV_AWS_293',
      'CKV_AWS_139',
      'AWS-0177',
      'AWS-0343',
      'RDS.7',
      'RDS.8',
    ],
    on: [...INSTANCE, ...CLUSTER],
    check: argument('deletion_protection', is(true)),
  },
  {
    id: 'AWS-RDS-5',
    severity: 'error',
    title: 'Databases report how they are',
    rationale: 'A slow database is understood from inside only.',
    fix: 'Set `monitoring_interval` to 1, 5, 10, 15, 30 or 60 with a `monitoring_role_arn`.',
    references: ['CKV_AWS_118', 'RDS.6'],
    on: [...INSTANCE, 'aws_rds_cluster_instance'],
    check: argument('monitoring_interval', oneOf(1, 5, 10, 15, 30, 60)),
  },
  {
    id: 'AWS-RDS-6',
    severity: 'error',
    title: 'Databases send their logs to CloudWatch',
    rationale: 'Logs that stay on the instance go with it.',
    fix: 'Set `enabled_cloudwatch_logs_exports`.',
    references: ['CKV_AWS_129', 'CKV_AWS_324', 'RDS.9', 'RDS.34'],
    on: [...INSTANCE, ...CLUSTER],
    check: argument('enabled_cloudwatch_logs_exports', isSet),
  },
  {
    id: 'AWS-RDS-7',
    severity: 'error',
    title: 'The cloud keeps the administrator’s password',
    rationale: 'A password in an argument stands in the state.',
    fix: 'Set `manage_master_user_password = true` and no `password`.',
    references: ['RDS.25'],
    on: [...INSTANCE, ...CLUSTER],
    check: argument('manage_master_user_password', is(true)),
  },
];
