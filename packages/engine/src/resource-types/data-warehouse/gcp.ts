import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import { call, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { DataWarehouseParameters } from './definition';

/** Letters, digits and underscores; source: https://cloud.google.com/bigquery/docs/datasets#dataset-naming */
const NAME = { maxLength: 1024, separator: '_' } as const;

const DAY_MS = 86_400_000;
const DAY_HOURS = 24;

export const bigQuery: GcpImplementation<DataWarehouseParameters> = {
  name: 'bigquery',
  title: 'Google BigQuery dataset',
  limits: [
    {
      parameter: 'size',
      applies: p => p.size !== 'small',
      message: 'BigQuery takes as much power as each query needs.',
    },
  ],
  build(scope, gcp) {
    const tableDays = scope.structural(p => p.tableDays);
    const { key, ready } = gcp.encryption.keyFor('bigquery');
    const dataset = scope.resource(
      'google_bigquery_dataset',
      undefined,
      {
        dataset_id: call(
          'replace',
          gcp.name(scope as unknown as NodeScope, NAME),
          '-',
          '_',
        ),
        friendly_name: scope.label,
        location: gcp.region,
        max_time_travel_hours: scope.value(
          'time_travel_hours',
          'how far back data can be read, in hours.',
          p => String(p.timeTravelDays * DAY_HOURS),
        ),
        ...(tableDays > 0 && {
          default_table_expiration_ms: tableDays * DAY_MS,
        }),
        delete_contents_on_destroy: scope.value(
          'delete_contents',
          'whether tables go with it when Terraform deletes it.',
          p => !p.deletionProtection,
        ),
        default_encryption_configuration: { kms_key_name: key },
      },
      { dependsOn: [ready] },
    );
    return {
      provides: {
        environment: {
          PROJECT: gcp.projectId(),
          DATASET: dataset.ref('dataset_id'),
        },
        grants: grantsOf(gcp, dataset),
        remarks: {
          write: {
            code: 'access-not-divided',
            message: 'BigQuery lets everybody read who may write.',
            mend: 'Give consumers that must be kept apart a dataset of their own.',
          },
        },
      },
    };
  },
};

/**
 * A role on the dataset says which data; the one on the project lets queries
 * run, and shows no data by itself.
 * Source: https://cloud.google.com/bigquery/docs/access-control
 */
function grantsOf(
  gcp: GcpFoundation,
  dataset: BlockHandle,
): Record<'read' | 'write' | 'readwrite' | 'admin', GcpGrant[]> {
  const queries: GcpGrant = {
    name: 'query',
    role: 'roles/bigquery.jobUser',
    type: 'google_project_iam_member',
    on: { project: gcp.projectId() },
  };
  const data = (name: string, role: string): GcpGrant[] => [
    {
      name,
      role,
      type: 'google_bigquery_dataset_iam_member',
      on: { dataset_id: dataset.ref('dataset_id') },
    },
    queries,
  ];
  return {
    read: data('read', 'roles/bigquery.dataViewer'),
    write: data('write', 'roles/bigquery.dataEditor'),
    readwrite: data('write', 'roles/bigquery.dataEditor'),
    admin: data('own', 'roles/bigquery.dataOwner'),
  };
}
