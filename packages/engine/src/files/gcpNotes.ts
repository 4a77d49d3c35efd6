import { AGENTS_TO_MAKE } from '../clouds/gcp/GcpEncryption';
import type { Ci } from '../standards/ci';
import type { BlockHandle } from '../terraform';
import { gcpVariables } from './ci/gcpLogin';
import type { Layout } from './layout';
import { code } from './markdown';

/** What only a person can do on Google Cloud before the first apply. */
export function gcpBeforeFirstApply(
  blocks: readonly BlockHandle[],
  layout: Layout,
): string[] {
  const lines: string[] = [];
  const has = (address: string) => blocks.some(b => b.address === address);
  if (has('var.project_id')) {
    lines.push(
      `Set ${code('project_id')} to the project of each environment; ${code(
        'serviceusage.googleapis.com',
      )} and ${code(
        'cloudresourcemanager.googleapis.com',
      )} must be switched on in it.`,
    );
  }
  if (has('var.dns_managed_zone')) {
    lines.push(
      `Set ${code(
        'dns_managed_zone',
      )} to the name of the public DNS zone, which must exist in the project.`,
    );
  }
  if (has('google_project_service.main')) {
    lines.push(
      `Switch the APIs on first, and wait some minutes: what uses one is refused until Google knows it everywhere (${code(
        `-target=${layout.address('google_project_service.main')}`,
      )}).`,
    );
  }
  const agents = blocks
    .filter(({ type }) => type === 'google_kms_crypto_key_iam_member')
    .map(({ name }) => name)
    .filter(name => AGENTS_TO_MAKE.includes(name))
    .sort();
  if (agents.length > 0) {
    lines.push(
      `Google’s own accounts that use the key must exist; once in each project: ${agents
        .map(api =>
          code(
            `gcloud beta services identity create --service=${api}.googleapis.com`,
          ),
        )
        .join(', ')}.`,
    );
  }
  // Source: https://cloud.google.com/iam/docs/access-change-propagation
  if (blocks.some(({ type }) => type === 'google_kms_crypto_key_iam_member')) {
    lines.push(
      'Google needs some minutes until it knows a new right everywhere: when the first apply is refused the use of a key, run it again.',
    );
  }
  // Source: https://cloud.google.com/firestore/docs/use-cmek
  if (has('google_kms_crypto_key_iam_member.firestore')) {
    lines.push(
      'Ask Google to let each project use keys of its own in Firestore, by the form in https://cloud.google.com/firestore/docs/use-cmek; it may refuse the database until then.',
    );
  }
  // Sources: https://cloud.google.com/organization-policy/restrict-domains and
  // https://cloud.google.com/resource-manager/docs/secure-by-default-organizations
  if (has('google_storage_bucket_iam_member.logs')) {
    lines.push(
      `Where the organization lets only its own people into policies (${code(
        'iam.allowedPolicyMemberDomains',
      )}, or ${code(
        'iam.managed.allowedPolicyMembers',
      )}; new organizations do), make an exception in the project for ${code(
        'group:cloud-storage-analytics@google.com',
      )}, with which Google writes access logs.`,
    );
  }
  const secrets = blocks.filter(
    ({ type }) => type === 'google_secret_manager_secret',
  );
  if (secrets.length > 0) {
    lines.push(
      `Make the secrets first (${secrets
        .map(({ address }) => code(`-target=${layout.address(address)}`))
        .join(', ')}) and set their values with ${code(
        'gcloud secrets versions add',
      )}, so that the services can start.`,
    );
  }
  return lines;
}

/** What stays on Google Cloud after a removal, and how people go on then. */
export function gcpBeforeRemoval(
  blocks: readonly BlockHandle[],
  layout: Layout,
): string[] {
  const lines: string[] = [];
  const addresses = (...types: string[]) =>
    blocks
      .filter(({ type }) => types.includes(type))
      .map(({ address }) => code(layout.address(address)));
  // Source: https://cloud.google.com/kms/docs/resource-hierarchy
  const keys = addresses('google_kms_key_ring', 'google_kms_crypto_key');
  if (keys.length > 0) {
    lines.push(
      `Google keeps ${keys.join(
        ', ',
      )} and their names for ever, and refuses to make them a second time. Who makes the stack again first fetches each with ${code(
        'terraform import',
      )} (${code(
        'projects/PROJECT/locations/REGION/keyRings/NAME',
      )}, a key with ${code(
        '/cryptoKeys/NAME',
      )} behind it), and gives each key something to encrypt with: ${code(
        'gcloud kms keys versions create --primary --key=NAME --keyring=NAME --location=REGION',
      )}.`,
    );
  }
  // Source: https://cloud.google.com/run/docs/configuring/vpc-direct-vpc#delete-subnet
  const [subnetwork] = addresses('google_compute_subnetwork');
  const inSubnetwork = addresses(
    'google_cloud_run_v2_service',
    'google_cloud_run_v2_job',
  );
  if (subnetwork !== undefined && inSubnetwork.length > 0) {
    lines.push(
      `Cloud Run keeps its addresses in ${subnetwork} for one or two hours after the last service or job is gone, and Google refuses to delete it until then: run ${code(
        'terraform destroy',
      )} again after that.`,
    );
  }
  // Source: https://cloud.google.com/firestore/docs/manage-databases#delete_a_database
  const databases = addresses('google_firestore_database');
  if (databases.length > 0) {
    lines.push(
      `The name of ${databases.join(
        ', ',
      )} can be taken again five minutes after it was deleted.`,
    );
  }
  return lines;
}

/** What CI must be given to deploy to Google Cloud. */
export function gcpInCi(ci: Ci['system'], environment: string): string[] {
  const plan = gcpVariables(environment, 'plan');
  const apply = gcpVariables(environment, 'apply');
  return [
    `${code(
      plan.provider,
    )}, and so on for each environment: full name of the workload identity provider that trusts this repository alone, by an attribute condition.`,
    `${code(
      plan.account,
    )}, and so on for each environment: service account that only reads.`,
    `${code(
      apply.account,
    )}, and so on for each environment: service account that may change everything. It trusts the environment ${code(
      environment,
    )} of this repository alone, which asks for approval.`,
    ...(ci === 'azure-devops'
      ? [
          `Service connections ${code(`gcp-plan-${environment}`)} and ${code(
            `gcp-apply-${environment}`,
          )}, and so on for each environment, with workload identity federation: Google trusts their tokens.`,
        ]
      : []),
  ];
}
