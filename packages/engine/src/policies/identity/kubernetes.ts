import { blocksAt } from '../Facts';
import { aboutTypes, type GeneralPolicy } from '../GeneralPolicy';

const RATIONALE =
  'Who controls the cluster controls everything that runs in it.';

const kinds = (...names: string[]) =>
  names.flatMap(name => [`kubernetes_${name}`, `kubernetes_${name}_v1`]);

/** Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
const ADMINISTRATORS = ['cluster-admin', 'admin', 'edit'];

const EVERYBODY = [
  'system:anonymous',
  'system:authenticated',
  'system:unauthenticated',
];

export const KUBERNETES_IDENTITY_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'K8S-RBAC-1',
    severity: 'error',
    title: 'Nobody administers the whole cluster',
    rationale: RATIONALE,
    references: [],
    ...aboutTypes(...kinds('cluster_role_binding')),
    find: (block, { facts }) =>
      facts
        .valuesAt(block, 'role_ref.name')
        .some(({ value }) => ADMINISTRATORS.includes(String(value)))
        ? {
            path: 'role_ref.name',
            mend: 'Bind a role with the rights that are needed, in one namespace.',
          }
        : undefined,
  },
  {
    id: 'K8S-RBAC-2',
    severity: 'error',
    title: 'Roles name what they allow',
    rationale: RATIONALE,
    references: ['CKV_K8S_49', 'KSV-0044'],
    ...aboutTypes(...kinds('cluster_role', 'role')),
    find(block, { facts }) {
      const path = ['api_groups', 'resources', 'verbs'].find(name =>
        blocksAt(block, 'rule').some(rule =>
          facts.membersIn(rule, name).some(({ value }) => value === '*'),
        ),
      );
      return path === undefined
        ? undefined
        : { path: `rule.${path}`, mend: `Name the ${path.replace('_', ' ')}.` };
    },
  },
  {
    id: 'K8S-RBAC-3',
    severity: 'error',
    title: 'Rights are for those who are named',
    rationale: RATIONALE,
    references: [],
    ...aboutTypes(...kinds('cluster_role_binding', 'role_binding')),
    find: block =>
      blocksAt(block, 'subject').some(({ name }) =>
        EVERYBODY.includes(String(name)),
      )
        ? {
            path: 'subject.name',
            mend: 'Name the service account, the user or the group.',
          }
        : undefined,
  },
];
