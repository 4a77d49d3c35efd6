import type { AppStack, Standards } from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../build';
import type { BlockHandle } from '../terraform';
import { breachOf } from './breachOf';
import { Facts } from './Facts';
import type { Breach, GeneralPolicy, StackView } from './GeneralPolicy';
import type { Policy } from './Policy';
import { GENERAL_POLICIES, POLICIES } from './index';

/** What a rule says of one resource. */
export interface Violation {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly block: BlockHandle;
  /** Argument that it is about; absent when something is missing beside it. */
  readonly path?: string;
  readonly message: string;
  readonly mend: string;
  readonly references: readonly string[];
}

/** What else rules may ask about. */
export interface About {
  readonly appStack?: Pick<AppStack, 'cloud' | 'name' | 'nodes'>;
  /** `2026-11-27`; without it nothing is over. */
  readonly today?: string;
}

const byType = new Map<string, Policy[]>();
for (const policy of POLICIES) {
  byType.set(policy.type, [...(byType.get(policy.type) ?? []), policy]);
}

/** Kinds of blocks that general rules are asked for. */
const LOOKED_AT = ['module', 'output', 'provider', 'resource'];

const generalByType = new Map<string, readonly GeneralPolicy[]>();

/** Holds everything in a stack against the built-in rules. */
export function evaluatePolicies(
  { document, values }: BuiltStack,
  standards: Standards,
  about: About = {},
): Violation[] {
  const blocks = document.blocks();
  const facts = Facts.of(blocks, values);
  const stack = viewOf(facts, standards, about);
  const violations: Violation[] = [];
  const severityOf = ({ id, severity }: Policy | GeneralPolicy) =>
    standards.policies.rules[id] ?? severity;
  const tell = (
    policy: Policy | GeneralPolicy,
    block: BlockHandle,
    breach: Breach | undefined,
  ) => {
    const severity = severityOf(policy);
    if (breach && severity !== 'off') {
      violations.push(violationOf(policy, severity, block, breach));
    }
  };
  for (const block of blocks) {
    if (block.kind === 'resource') {
      for (const policy of byType.get(block.type) ?? []) {
        if (severityOf(policy) !== 'off') {
          tell(policy, block, breachOf(policy, block, facts));
        }
      }
    }
    if (LOOKED_AT.includes(block.kind)) {
      for (const policy of generalPoliciesFor(block.type)) {
        if (severityOf(policy) !== 'off') {
          tell(policy, block, policy.find(block, stack));
        }
      }
    }
  }
  return violations;
}

function generalPoliciesFor(type: string): readonly GeneralPolicy[] {
  let policies = generalByType.get(type);
  if (!policies) {
    policies = GENERAL_POLICIES.filter(policy => policy.concerns(type));
    generalByType.set(type, policies);
  }
  return policies;
}

function viewOf(
  facts: Facts,
  standards: Standards,
  { appStack, today }: About,
): StackView {
  const nodes = new Map(appStack?.nodes?.map(node => [node.entityRef, node]));
  return {
    cloud: appStack?.cloud,
    appStack: appStack?.name ?? '',
    standards,
    facts,
    today,
    nodeOf: ({ provenance }) => nodes.get(provenance.entityRef ?? ''),
  };
}

function violationOf(
  { id, title, rationale, references }: Policy | GeneralPolicy,
  severity: Violation['severity'],
  block: BlockHandle,
  { path, environment, says, mend }: Breach,
): Violation {
  const where = environment === undefined ? '' : ` (in ${environment})`;
  return {
    rule: id,
    severity,
    block,
    ...(path !== undefined && { path }),
    message: `${title}: ${says ?? rationale}${where}`,
    mend,
    references,
  };
}
