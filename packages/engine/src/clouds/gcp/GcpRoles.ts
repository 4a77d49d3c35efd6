import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle } from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';
import type { GcpAccount, GcpGrant } from './GcpImplementation';

/** A role for a connection. */
interface Given {
  readonly grant: GcpGrant;
  readonly account: GcpAccount;
  readonly provider: NodeScope;
  readonly reason: string;
}

/**
 * Roles that connections give. What is on the whole project is given once for
 * each account, however many providers ask for it: a second block would be the
 * same right, and take it away with the connection that it belongs to.
 */
export class GcpRoles {
  readonly #gcp: GcpFoundation;
  readonly #onProject = new Map<NodeScope, Map<string, BlockHandle>>();

  constructor(gcp: GcpFoundation) {
    this.#gcp = gcp;
  }

  give(consumer: NodeScope, given: Given): BlockHandle {
    const { grant, provider } = given;
    return this.#isOnProject(grant)
      ? this.#giveOnProject(consumer, given)
      : create(consumer, `${grant.name}_${provider.address}`, given);
  }

  #giveOnProject(consumer: NodeScope, given: Given): BlockHandle {
    const known = this.#onProject.get(consumer) ?? new Map();
    this.#onProject.set(consumer, known);
    const name = nameOf(given.grant);
    const member = known.get(name) ?? create(consumer, name, given);
    known.set(name, member);
    return member;
  }

  #isOnProject({ type, on }: GcpGrant): boolean {
    return (
      type === 'google_project_iam_member' &&
      JSON.stringify(on) === JSON.stringify({ project: this.#gcp.projectId() })
    );
  }
}

/** `bigquery_job_user` for Google’s `roles/bigquery.jobUser`. */
function nameOf({ name, role }: GcpGrant): string {
  return typeof role === 'string'
    ? role
        .replace(/^roles\//, '')
        .replace(/([a-z])([A-Z])/g, '$1_$2')
        .replace(/[^a-zA-Z0-9]+/g, '_')
        .toLowerCase()
    : name;
}

function create(
  consumer: NodeScope,
  name: string,
  { grant: { type, role, on }, account, reason }: Given,
): BlockHandle {
  return consumer.resource(
    type,
    name,
    {
      ...on,
      role: typeof role === 'string' ? role : role(),
      member: account.member,
    },
    { provenance: { reason, implicit: true } },
  );
}
