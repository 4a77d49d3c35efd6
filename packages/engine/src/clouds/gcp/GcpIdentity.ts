import type { NodeScope } from '../../resource-types/NodeScope';
import {
  call,
  template,
  variable,
  type BlockHandle,
  type Expression,
} from '../../terraform';
import type { GcpAccount } from './GcpImplementation';
import type { GcpFoundation } from './GcpFoundation';

/** Source: https://cloud.google.com/iam/docs/service-accounts-create */
const ID_LENGTH = { least: 6, most: 30 };

const HASH_LENGTH = 8;

/** A role that Google has none for: exactly some permissions. */
interface OwnRole {
  /** `dns-record-writer`, unique in the stack. */
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly string[];
}

/** One service account for each workload, with no right until a connection gives one. */
export class GcpIdentity {
  readonly #gcp: GcpFoundation;
  readonly #roles = new Map<string, BlockHandle>();

  constructor(gcp: GcpFoundation) {
    this.#gcp = gcp;
  }

  /** The account of a node, or one more for a single purpose. */
  account(scope: NodeScope, reason: string, suffix?: string): GcpAccount {
    const account = scope.resource(
      'google_service_account',
      suffix,
      {
        account_id: this.#idOf(scope, suffix),
        display_name: scope.label.slice(0, 100),
        description: `Identity of ${scope.address}`.slice(0, 256),
      },
      { provenance: { reason, implicit: true } },
    );
    return { email: account.ref('email'), member: account.ref('member') };
  }

  /** Id of a role of the stack's own, for where Google's allow too much. */
  ownRole(role: OwnRole): Expression {
    const gcp = this.#gcp;
    let known = this.#roles.get(role.name);
    if (!known) {
      known = gcp.document
        .file('identity.tf', {
          provenance: {
            reason: 'Roles that allow less than the ones Google has.',
          },
        })
        .resource(
          'google_project_iam_custom_role',
          role.name.replace(/-/g, '_'),
          {
            // The environment's name may have hyphens, which roles cannot have.
            role_id: call(
              'replace',
              gcp.name(role.name, { maxLength: 64, separator: '_' }),
              '-',
              '_',
            ),
            title: role.description.slice(0, 100),
            description: role.description,
            permissions: [...role.permissions],
          },
        );
      this.#roles.set(role.name, known);
    }
    return known.ref('id');
  }

  #idOf(scope: NodeScope, suffix?: string): Expression {
    const gcp = this.#gcp;
    const rule = { maxLength: ID_LENGTH.most, letterFirst: true };
    const lengths = gcp.values.environments.map(
      name => gcp.fit(scope, rule, suffix).pieces.join(name).length,
    );
    if (Math.max(...lengths) > ID_LENGTH.most) {
      return this.#idWithHash(scope, suffix);
    }
    return Math.min(...lengths) < ID_LENGTH.least
      ? gcp.name(scope, rule, suffix ?? 'account')
      : gcp.name(scope, rule, suffix);
  }

  // Some environment's own name leaves no room for anything else.
  #idWithHash(scope: NodeScope, suffix?: string): Expression {
    const rule = {
      maxLength: ID_LENGTH.most,
      reserve: HASH_LENGTH + 1,
      letterFirst: true,
    };
    const fitted = this.#gcp.fit(scope, rule, suffix, '{appStack}-{name}');
    this.#gcp.noteShortened(scope, rule, fitted);
    return template(
      `${fitted.pieces.join('')}-`,
      call('substr', call('sha256', variable('environment')), 0, HASH_LENGTH),
    );
  }
}
