import {
  template,
  type BlockHandle,
  type DocumentFile,
  type Expression,
} from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';

/** Ninety days, the longest that audits take (CKV_GCP_43). */
const ROTATION = '7776000s';

/** Thirty days to notice that a key is missed. */
const DESTROY_AFTER = '2592000s';

/**
 * Google's own service accounts that encrypt and decrypt for a service.
 * Source: https://cloud.google.com/iam/docs/service-agents
 */
const AGENT_DOMAINS = {
  artifactregistry: 'gcp-sa-artifactregistry',
  cloudfunctions: 'gcf-admin-robot',
  compute: 'compute-system',
  container: 'container-engine-robot',
  eventarc: 'gcp-sa-eventarc',
  file: 'cloud-filer',
  firestore: 'gcp-sa-firestore',
  managedkafka: 'gcp-sa-managedkafka',
  memorystore: 'gcp-sa-memorystore',
  pubsub: 'gcp-sa-pubsub',
  run: 'serverless-robot-prod',
  secretmanager: 'gcp-sa-secretmanager',
  sqladmin: 'gcp-sa-cloud-sql',
  workflows: 'gcp-sa-workflows',
} as const;

/** Services whose accounts come with their API, and that cannot be asked for. */
const MADE_WITH_API: readonly string[] = ['compute'];

/** APIs whose accounts people make before they can have rights. */
export const AGENTS_TO_MAKE: readonly string[] = Object.keys(
  AGENT_DOMAINS,
).filter(api => !MADE_WITH_API.includes(api));

/** Services whose account has a name of its own that Terraform can look up. */
const ACCOUNT_DATA = {
  bigquery: 'google_bigquery_default_service_account',
  storage: 'google_storage_project_service_account',
} as const;

/** Services that keep data encrypted with the stack's key, by their API. */
export type EncryptingService =
  | keyof typeof AGENT_DOMAINS
  | keyof typeof ACCOUNT_DATA;

/** A key, and the right to use it, which must stand first. */
export interface KeyForService {
  readonly key: Expression;
  readonly ready: BlockHandle;
}

/** One customer managed key for the stack's data, and who may use it. */
export class GcpEncryption {
  readonly #gcp: GcpFoundation;
  readonly #grants = new Map<EncryptingService, BlockHandle>();
  readonly #accounts = new Map<keyof typeof ACCOUNT_DATA, BlockHandle>();
  #file: DocumentFile | undefined;
  #ring: BlockHandle | undefined;
  #key: BlockHandle | undefined;

  constructor(gcp: GcpFoundation) {
    this.#gcp = gcp;
  }

  /** Id of the ring that all keys of the stack are in. */
  ringId(): Expression {
    return this.#ensureRing().ref('id');
  }

  /** The stack's key, for what a service keeps. */
  keyFor(service: EncryptingService): KeyForService {
    const key = this.#ensureKey();
    let ready = this.#grants.get(service);
    if (!ready) {
      ready = this.#file!.resource(
        'google_kms_crypto_key_iam_member',
        service,
        {
          crypto_key_id: key.ref('id'),
          role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter',
          member: this.agent(service),
        },
        {
          provenance: {
            reason: `${service}.googleapis.com encrypts what this stack keeps in it.`,
          },
        },
      );
      this.#grants.set(service, ready);
    }
    return { key: key.ref('id'), ready };
  }

  /** The member for a service's own account in this project. */
  agent(service: EncryptingService): Expression {
    const gcp = this.#gcp;
    if (service === 'bigquery' || service === 'storage') {
      let account = this.#accounts.get(service);
      if (!account) {
        account = gcp.dataFile().data(ACCOUNT_DATA[service], 'main', {});
        this.#accounts.set(service, account);
      }
      return account.ref('member');
    }
    return template(
      'serviceAccount:service-',
      gcp.projectNumber(),
      `@${AGENT_DOMAINS[service]}.iam.gserviceaccount.com`,
    );
  }

  #ensureKey(): BlockHandle {
    if (this.#key) {
      return this.#key;
    }
    const ring = this.#ensureRing();
    this.#key = this.#file!.resource(
      'google_kms_crypto_key',
      'main',
      {
        name: 'data',
        key_ring: ring.ref('id'),
        purpose: 'ENCRYPT_DECRYPT',
        rotation_period: ROTATION,
        destroy_scheduled_duration: DESTROY_AFTER,
      },
      {
        skips: [
          {
            checkov: 'CKV_GCP_82',
            reason:
              'Google keeps a destroyed key for 30 days, and test environments must be removable.',
          },
        ],
      },
    );
    return this.#key;
  }

  #ensureRing(): BlockHandle {
    const gcp = this.#gcp;
    if (!this.#ring) {
      this.#file = gcp.document.file('encryption.tf', {
        provenance: {
          reason:
            'One customer managed key encrypts the data of this stack, so that access to it can be seen and withdrawn in one place.',
        },
      });
      this.#ring = this.#file.resource('google_kms_key_ring', 'main', {
        name: gcp.name('data', { maxLength: 63 }),
        location: gcp.region,
      });
    }
    return this.#ring;
  }
}
