import type { BlockHandle } from '../../terraform';
import { MEMBERS_WITH_OWN_RULE } from '../gcp';
import { aboutTypes, type GeneralPolicy } from '../GeneralPolicy';

const RATIONALE = 'Whoever gets hold of an identity can do what it may.';

const HOLDERS = ['project', 'folder', 'organization'];

const GRANTS = HOLDERS.flatMap(holder =>
  ['member', 'binding'].map(kind => `google_${holder}_iam_${kind}`),
);

/**
 * Roles that allow everything in a project, or to act as any account in it.
 * Source: https://cloud.google.com/iam/docs/roles-overview
 */
const TOO_WIDE = [
  /^roles\/(owner|editor|viewer)$/,
  /^roles\/iam\.(serviceAccountUser|serviceAccountTokenCreator|serviceAccountAdmin|serviceAccountKeyAdmin|workloadIdentityUser|securityAdmin)$/,
  /^roles\/resourcemanager\.(projectIamAdmin|folderAdmin|organizationAdmin)$/,
];

export const GCP_IDENTITY_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'GCP-IAM-7',
    severity: 'error',
    title: 'Nobody owns, edits or acts as everybody in the whole project',
    rationale: RATIONALE,
    references: [
      'CKV_GCP_41',
      'CKV_GCP_42',
      'CKV_GCP_44',
      'CKV_GCP_45',
      'CKV_GCP_46',
      'CKV_GCP_49',
      'CKV_GCP_117',
      'GCP-0003',
      'GCP-0007',
    ],
    ...aboutTypes(...GRANTS),
    find: (block, { facts }) =>
      facts
        .valuesAt(block, 'role')
        .some(({ value }) => TOO_WIDE.some(one => one.test(String(value))))
        ? {
            path: 'role',
            mend: 'Give a role on the resource that is used, not on the whole project.',
          }
        : undefined,
  },
  {
    id: 'GCP-IAM-8',
    severity: 'error',
    title: 'Rights are for accounts that are named',
    rationale: RATIONALE,
    references: ['CKV_GCP_28', 'CKV_GCP_99', 'CKV_GCP_101', 'CKV_GCP_102'],
    about: 'every other member or binding of a role on Google Cloud',
    concerns: type =>
      /^google_.*_iam_(member|binding)$/.test(type) &&
      !MEMBERS_WITH_OWN_RULE.includes(type),
    find(block, { facts }) {
      const path = memberArgument(block);
      return facts
        .membersAt(block, path)
        .some(
          ({ value }) =>
            value === 'allUsers' || value === 'allAuthenticatedUsers',
        )
        ? { path, mend: 'Name the account.' }
        : undefined;
    },
  },
  {
    id: 'GCP-IAM-9',
    severity: 'warning',
    title: 'Giving a right takes none from others',
    rationale:
      'These replace what the project has, with the rights of Google’s own accounts and of other stacks.',
    references: [],
    ...aboutTypes(
      ...HOLDERS.flatMap(holder => [
        `google_${holder}_iam_binding`,
        `google_${holder}_iam_policy`,
      ]),
    ),
    find: block => ({
      mend: `Use ${block.type.replace(/_(binding|policy)$/, '_member')}.`,
    }),
  },
  {
    id: 'GCP-IAM-10',
    severity: 'error',
    title: 'Nobody has keys that never end',
    rationale: 'A key that never ends is found some day.',
    references: [],
    ...aboutTypes('google_service_account_key', 'google_storage_hmac_key'),
    find: () => ({
      mend: 'Let workloads run as the account, and others sign in by workload identity federation.',
    }),
  },
];

function memberArgument({ type }: BlockHandle): string {
  return type.endsWith('_binding') ? 'members' : 'member';
}
