import type { NodeScope } from '../../resource-types/NodeScope';
import { call, template, type Expression, type Value } from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';
import { RFC1035 } from './names';

/**
 * The way of functions into the network: a connector, which is made when one of
 * them uses something there. Their own resource knows no other way.
 */
export class GcpConnector {
  readonly #gcp: GcpFoundation;
  readonly #users: NodeScope[] = [];
  #made: { id: Expression; tag: Value } | undefined;

  constructor(gcp: GcpFoundation) {
    this.#gcp = gcp;
  }

  /** The connector's id, and the network tag of all that comes through it. */
  join(scope: NodeScope): { readonly id: Expression; readonly tag: Value } {
    this.#users.push(scope);
    this.#made ??= this.#create();
    return this.#made;
  }

  #create(): { id: Expression; tag: Value } {
    const gcp = this.#gcp;
    const { name: subnet, project } = gcp.network.functionSubnet();
    // At most twenty characters, of which hyphens count twice. Source:
    // https://cloud.google.com/run/docs/configuring/vpc-connectors#create-connector
    const name = template(
      'functions-',
      call('substr', call('sha256', gcp.name('functions', RFC1035)), 0, 8),
    );
    const connector = gcp.document
      .file('connector.tf', {
        provenance: {
          reason: 'Functions that use something in the network come in here.',
        },
      })
      .resource('google_vpc_access_connector', 'functions', {
        name,
        region: gcp.region,
        subnet: { name: subnet, project_id: project },
        machine_type: 'e2-micro',
        min_instances: 2,
        max_instances: 3,
      });
    gcp.onFinish(() => this.#tellThatItIsShared());
    return {
      id: connector.ref('id'),
      // Source: https://cloud.google.com/vpc/docs/serverless-vpc-access#network-tags
      tag: template(`vpc-connector-${gcp.region}-`, name),
    };
  }

  #tellThatItIsShared(): void {
    if (this.#users.length < 2) {
      return;
    }
    for (const scope of this.#users) {
      scope.report('package', {
        severity: 'info',
        code: 'network-shared',
        message:
          'Functions come into the network through one connector, so each reaches the ports that are open for any of them. What it may do there is up to its own account.',
        mend: 'Let it be handed over as an image, which has an address and rules of its own: set "package" to "image".',
      });
    }
  }
}
