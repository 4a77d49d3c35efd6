import type {
  Finding,
  Policies,
  Problem,
  Waiver,
} from 'backstage-plugin-stackgen-common';
import { compilePatterns } from '../mapping/pattern';
import type { Skip } from '../terraform';
import type { Found } from './evaluate';

/** Findings with what is accepted, and what is wrong with waivers. */
export interface Waived {
  readonly findings: Finding[];
  readonly problems: Problem[];
  /** What scanners are told, by the address of the block. */
  readonly skips: ReadonlyMap<string, readonly Skip[]>;
}

/**
 * Decides which findings are accepted: by a skip at the block, which somebody
 * wrote with its reason, or by a waiver of the profile.
 *
 * @param today - `2026-11-27`; without it, no waiver is expired
 */
export function applyWaivers(
  found: readonly Found[],
  { waivers }: Policies,
  today: string | undefined,
): Waived {
  const compiled = waivers.map(compile);
  const used = new Set<Waiver>();
  const skips = new Map<string, Skip[]>();
  const findings = found.map(({ finding, rule, resource }): Finding => {
    const matching = compiled.filter(({ fits }) => fits(finding));
    matching.forEach(({ waiver }) => used.add(waiver));
    const waiver = matching.find(m => !expired(m.waiver, today))?.waiver;
    if (waiver) {
      const { reason, owner, expires } = waiver;
      const text = `${reason} (${owner}, until ${expires})`;
      skips.set(finding.address, [
        ...(skips.get(finding.address) ?? []),
        ...skipsFor(rule, text),
      ]);
      return { ...finding, waived: { reason, owner, expires } };
    }
    const skip = resource?.skips.find(s => isFor(s, rule));
    return skip ? { ...finding, waived: { reason: skip.reason } } : finding;
  });
  return {
    findings,
    skips,
    problems: waivers.flatMap(waiver => judge(waiver, used, today)),
  };
}

function compile(waiver: Waiver) {
  const { rule, entity = '*', address = '*' } = waiver;
  const [ofEntity, ofAddress] = [entity, address].map(pattern =>
    compilePatterns([pattern], text => text.toLowerCase()),
  );
  return {
    waiver,
    fits: (finding: Finding) =>
      finding.rule === rule &&
      ofEntity((finding.entityRef ?? '').toLowerCase()) &&
      ofAddress(finding.address.toLowerCase()),
  };
}

function expired({ expires }: Waiver, today: string | undefined): boolean {
  return today !== undefined && expires < today.slice(0, 10);
}

function judge(
  waiver: Waiver,
  used: ReadonlySet<Waiver>,
  today: string | undefined,
): Problem[] {
  const { rule, entity, address, owner, expires } = waiver;
  const where = `standards → policies → waivers → ${rule} for ${
    entity ?? address
  }`;
  if (expired(waiver, today)) {
    return [
      {
        severity: 'error',
        code: 'waiver-expired',
        where,
        message: `The waiver was good until ${expires}.`,
        mend: `Mend what it was for, or let ${owner} decide on it anew and set "expires" to a later date.`,
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
          message: 'Nothing in this stack violates the rule there.',
          mend: 'Remove the waiver, or correct its rule, entity or address.',
        },
      ];
}

/** Ids of checkov begin with CKV, those of trivy are like `AWS-0086`. */
function skipsFor({ id, references }: Found['rule'], reason: string): Skip[] {
  return [
    { rule: id, reason },
    ...references
      .filter(reference => /^CKV2?_/.test(reference))
      .map(checkov => ({ checkov, reason })),
    ...references
      .filter(reference => /^(AWS|AZU|GCP)-\d{4}$/.test(reference))
      .map(trivy => ({ trivy, reason })),
  ];
}

function isFor(skip: Skip, { id, references }: Found['rule']): boolean {
  return (
    ('rule' in skip && skip.rule === id) ||
    [skip.checkov, skip.trivy].some(
      other => other !== undefined && references.includes(other),
    )
  );
}
