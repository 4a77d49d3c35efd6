import type { NodeScope } from '../../resource-types/NodeScope';
import type { GcpAccount } from './GcpImplementation';
import type { GcpFoundation } from './GcpFoundation';

/** Source: https://cloud.google.com/iam/docs/service-accounts-create */
const ID_LENGTH = { least: 6, most: 30 };

/** One service account for each workload, with no right until a connection gives one. */
export class GcpIdentity {
  readonly #gcp: GcpFoundation;

  constructor(gcp: GcpFoundation) {
    this.#gcp = gcp;
  }

  account(scope: NodeScope, reason: string): GcpAccount {
    const account = scope.resource(
      'google_service_account',
      undefined,
      {
        account_id: this.#idOf(scope),
        display_name: scope.label.slice(0, 100),
        description: `Identity of ${scope.address}`.slice(0, 256),
      },
      { provenance: { reason, implicit: true } },
    );
    return { email: account.ref('email'), member: account.ref('member') };
  }

  #idOf(scope: NodeScope) {
    const gcp = this.#gcp;
    const rule = { maxLength: ID_LENGTH.most, letterFirst: true };
    const shortest = Math.min(
      ...gcp.values.environments.map(
        name => gcp.fit(scope, rule).pieces.join(name).length,
      ),
    );
    return shortest < ID_LENGTH.least
      ? gcp.name(scope, rule, 'account')
      : gcp.name(scope, rule);
  }
}
