import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, TerraformDocument, Value } from '../../terraform';

/**
 * Rules of a security group in each direction, unless AWS raised the quota.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
const MOST_RULES = 60;

const DIRECTIONS = [
  ['aws_vpc_security_group_ingress_rule', 'inbound'],
  ['aws_vpc_security_group_egress_rule', 'outbound'],
] as const;

/** Security groups by the node that people know them by. */
export class GroupOwners {
  readonly #owners = new Map<string, NodeScope>();

  /** The first who says so is the owner. */
  add(group: Value, owner: NodeScope): void {
    const key = JSON.stringify(group);
    if (!this.#owners.has(key)) {
      this.#owners.set(key, owner);
    }
  }

  /** Tells owners of groups with more rules than AWS takes. */
  reportManyRules(document: TerraformDocument): void {
    for (const [type, direction] of DIRECTIONS) {
      const rules = new Map<string, BlockHandle[]>();
      for (const block of document.blocks().filter(one => one.type === type)) {
        const key = JSON.stringify(block.attributes.security_group_id);
        const known = rules.get(key);
        if (known) {
          known.push(block);
        } else {
          rules.set(key, [block]);
        }
      }
      for (const [key, blocks] of rules) {
        const owner = this.#owners.get(key);
        if (owner && blocks.length > MOST_RULES) {
          tell(owner, blocks, direction);
        }
      }
    }
  }
}

function tell(owner: NodeScope, rules: BlockHandle[], direction: string): void {
  const group = String(rules[0].argument('security_group_id')).replace(
    /^\$\{(.+?)(\.id)?\}$/,
    '$1',
  );
  owner.report(`${direction} rules`, {
    severity: 'warning',
    code: 'too-many-rules',
    message: `The security group ${group} has ${rules.length} ${direction} rules; AWS takes ${MOST_RULES}, so that an apply fails in an account whose quota is no higher.`,
    mend: `Let AWS raise the quota “Inbound or outbound rules per security group” before the apply, or divide ${owner.label} into parts with fewer connections.`,
  });
}
