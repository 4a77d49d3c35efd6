import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import { sorted } from '../../clouds/gcp/container';
import { call, lazy, template, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { WorkflowParameters } from './definition';

/** Source: https://cloud.google.com/workflows/docs/reference/rest/v1/projects.locations.workflows/create */
const NAME = { maxLength: 64, letterFirst: true } as const;

/** Source: https://cloud.google.com/workflows/quotas */
const MOST_VARIABLES = 20;

export const googleWorkflow: GcpImplementation<WorkflowParameters> = {
  name: 'workflows',
  title: 'Google Cloud Workflows',
  build(scope, gcp) {
    const node = scope as unknown as NodeScope;
    const account = gcp.identity.account(
      node,
      `What ${scope.label} may do in Google Cloud.`,
    );
    const mayLog = scope.resource(
      'google_project_iam_member',
      'log',
      {
        project: gcp.projectId(),
        role: 'roles/logging.logWriter',
        member: account.member,
      },
      {
        provenance: {
          reason: `What happened in ${scope.label} is logged.`,
          implicit: true,
        },
      },
    );
    const { key, ready } = gcp.encryption.keyFor('workflows');
    const variables = new Map<string, Value>();
    const name = gcp.name(node, NAME);
    const workflow = scope.resource(
      'google_workflows_workflow',
      undefined,
      {
        name,
        region: gcp.region,
        description: scope.label,
        service_account: account.email,
        crypto_key_name: key,
        call_log_level: scope.value(
          'call_log_level',
          'what of calls is logged; all of them with their data, or errors.',
          p => (p.logData ? 'LOG_ALL_CALLS' : 'LOG_ERRORS_ONLY'),
        ),
        execution_history_level: scope.value(
          'execution_history_level',
          'whether the history of a run shows its data.',
          p =>
            p.logData
              ? 'EXECUTION_HISTORY_DETAILED'
              : 'EXECUTION_HISTORY_BASIC',
        ),
        deletion_protection: scope.value(
          'deletion_protection',
          'whether Terraform refuses to delete it.',
          p => p.deletionProtection,
        ),
        user_env_vars: lazy(() =>
          variables.size > 0
            ? Object.fromEntries(sorted(variables))
            : undefined,
        ),
        // The release pipeline puts the steps in place of this one.
        source_contents: call('jsonencode', {
          main: { steps: [{ start: { return: 'no steps yet' } }] },
        }),
      },
      {
        dependsOn: [ready, mayLog],
        lifecycle: { ignoreChanges: ['source_contents'] },
      },
    );
    gcp.onFinish(() => reportTooMany(scope, variables.size));
    scope.notes.beforeFirstApply.add(
      `Let the release pipeline of \`${scope.node.name}\` deploy its steps after the first apply (\`gcloud workflows deploy --source\`); Terraform leaves them alone.`,
    );
    scope.output('id', 'its id, for the release pipeline.', workflow.ref('id'));
    return {
      provides: {
        environment: {
          ID: template(
            'projects/',
            gcp.projectId(),
            `/locations/${gcp.region}/workflows/`,
            name,
          ),
        },
        grants: { invoke: [startGrant(gcp)] },
        remarks: {
          invoke: {
            code: 'right-on-project',
            message:
              'Google knows the right to start a workflow on the project as a whole: the consumer may start its other workflows, too, and nothing else.',
            mend: 'Keep workflows that it must not start in another project.',
          },
        },
      },
      consumes: {
        account,
        addEnvironment: (variable, value) => {
          variables.set(variable, value);
        },
      },
    };
  },
};

/**
 * Workflows have no rights of their own in Google Cloud, and conditions on
 * their names are not understood; so the right is as small as it can be.
 * Source: https://cloud.google.com/iam/docs/conditions-resource-attributes
 */
function startGrant(gcp: GcpFoundation): GcpGrant {
  gcp.services.use('workflowexecutions');
  return {
    name: 'start_workflows',
    role: () =>
      gcp.identity.ownRole({
        name: 'workflow-starter',
        description: 'Starts workflows, and cannot see or stop them',
        permissions: ['workflows.executions.create'],
      }),
    type: 'google_project_iam_member',
    on: { project: gcp.projectId() },
  };
}

function reportTooMany(
  scope: NodeScope<WorkflowParameters>,
  count: number,
): void {
  if (count > MOST_VARIABLES) {
    scope.report('connections', {
      severity: 'error',
      code: 'too-many-variables',
      message: `Google Cloud Workflows takes ${MOST_VARIABLES} variables; its connections make ${count}.`,
      mend: 'Divide it into workflows that use less.',
    });
  }
}
