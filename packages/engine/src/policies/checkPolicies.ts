import type {
  AppStack,
  Problem,
  Standards,
  Waiver,
} from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../build';
import type { BlockHandle, Skip } from '../terraform';
import { evaluatePolicies, type Violation } from './evaluate';
import { evaluateOwnPolicies } from './ownPolicies';

/** A finding that is accepted, as the stack's README tells it. */
export interface AcceptedFinding {
  readonly rule: string;
  readonly subject: string;
  readonly reason: string;
  /** Absent where the product itself says why. */
  readonly owner?: string;
  readonly expires?: string;
}

/** What policies say of a stack. */
export interface PolicyOutcome {
  readonly problems: Problem[];
  readonly accepted: AcceptedFinding[];
}

/**
 * Holds a stack against all rules. What the profile waives is accepted and
 * written into the files, so that scanners know it; a waiver that is over is an
 * error, and one that nothing needs a warning.
 *
 * @param today - `2026-11-27`; without it nothing is over
 */
export function checkPolicies(
  stack: BuiltStack,
  appStack: AppStack,
  standards: Standards,
  today: string | undefined,
): PolicyOutcome {
  const { waivers } = standards.policies;
  const used = new Set<Waiver>();
  const problems: Problem[] = [];
  const accepted: AcceptedFinding[] = [];
  const waiverFor = (rule: string, subjects: readonly string[]) => {
    const waiver = waivers.find(
      one =>
        one.rule === rule &&
        subjects.some(subject => globOf(one.match).test(subject)),
    );
    if (waiver) {
      used.add(waiver);
    }
    return waiver && !isOver(waiver, today) ? waiver : undefined;
  };

  for (const violation of evaluatePolicies(stack, standards, {
    appStack,
    ...(today !== undefined && { today }),
  })) {
    const { rule, block, references } = violation;
    const { entityRef } = block.provenance;
    const waiver = waiverFor(rule, [block.address, entityRef ?? '']);
    const skip = skipFor(block, references);
    if (waiver) {
      skipInFiles(block, references, waiver);
      accepted.push({ ...waiver, subject: block.address });
    } else if (skip) {
      accepted.push({ rule, subject: block.address, reason: skip.reason });
    } else {
      problems.push(problemOf(violation));
    }
  }
  const own = evaluateOwnPolicies(stack, appStack, standards.policies.own);
  problems.push(...own.problems);
  for (const { policy, subject, entityRef } of own.violations) {
    const waiver = waiverFor(policy.id, [subject, entityRef ?? '']);
    if (waiver) {
      accepted.push({ ...waiver, subject });
    } else {
      problems.push({
        severity: policy.severity,
        code: policy.id,
        // A connection names its consumer itself.
        where:
          entityRef === undefined || subject.startsWith(`${entityRef} → `)
            ? subject
            : `${entityRef} → ${subject}`,
        message: policy.message,
        ...(policy.mend !== undefined && { mend: policy.mend }),
        ...(entityRef !== undefined && { entityRef }),
      });
    }
  }
  return {
    problems: [...problems, ...aboutWaivers(waivers, used, today)],
    accepted,
  };
}

function problemOf({
  rule,
  severity,
  block,
  path,
  message,
  mend,
}: Violation): Problem {
  const { entityRef } = block.provenance;
  return {
    severity,
    code: rule,
    where: [entityRef, block.address, path].filter(Boolean).join(' → '),
    message,
    mend,
    ...(entityRef !== undefined && { entityRef }),
  };
}

function aboutWaivers(
  waivers: readonly Waiver[],
  used: ReadonlySet<Waiver>,
  today: string | undefined,
): Problem[] {
  return waivers.flatMap((waiver, index): Problem[] => {
    const where = `standards → policies → waivers → ${index + 1}`;
    if (isOver(waiver, today)) {
      return [
        {
          severity: 'error',
          code: 'waiver-over',
          where,
          message: `The waiver of ${waiver.rule} by ${waiver.owner} ended on ${waiver.expires}.`,
          mend: 'Mend what it was for, or agree on a new day.',
        },
      ];
    }
    return used.has(waiver)
      ? []
      : [
          {
            severity: 'warning',
            code: 'waiver-unused',
            where,
            message: `Nothing in this stack needs the waiver of ${waiver.rule} for ${waiver.match}.`,
            mend: 'Remove it, or correct its rule and what it matches.',
          },
        ];
  });
}

function isOver({ expires }: Waiver, today: string | undefined): boolean {
  return today !== undefined && expires < today;
}

function globOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*/g, '.*')}$`);
}

/** The reason that stands at the block already. */
function skipFor(
  { content }: BlockHandle,
  references: readonly string[],
): Skip | undefined {
  return content.kind === 'resource'
    ? content.options.skips?.find(
        ({ checkov, trivy }) =>
          (checkov !== undefined && references.includes(checkov)) ||
          (trivy !== undefined && references.includes(trivy)),
      )
    : undefined;
}

function skipInFiles(
  block: BlockHandle,
  references: readonly string[],
  { reason, owner, expires }: Waiver,
): void {
  const why = `${reason} (${owner}, until ${expires})`;
  block.accept(
    references.flatMap((id): Skip[] => {
      if (/^CKV2?_/.test(id)) {
        return [{ checkov: id, reason: why }];
      }
      return /^(AWS|AZU|GCP)-\d{4}$/.test(id)
        ? [{ trivy: id, reason: why }]
        : [];
    }),
  );
}
