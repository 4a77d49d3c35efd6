import { z } from 'zod';
import type { StackFoundation } from '../../clouds/StackFoundation';
import type { Expression } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { about, deletionProtectionParameter } from '../parameters';

export const parameters = z.strictObject({
  domainName: about(
    z
      .string()
      .max(253)
      .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)
      .optional(),
    {
      title: 'Domain name',
      description:
        'What the zone is for. When not given, it is made from the name, the environment and the DNS zone of the standards.',
    },
  ),
  dnssec: about(z.boolean().default(true), {
    title: 'DNSSEC',
    description:
      'Answers are signed. Whoever runs the zone above has to enter the key.',
    structural: true,
  }),
  deletionProtection: deletionProtectionParameter,
});

export type DnsZoneParameters = z.output<typeof parameters>;

/** What the zone is for, without a dot at the end. */
export function zoneNameOf(
  scope: NodeScope<DnsZoneParameters>,
  foundation: StackFoundation,
): string | Expression {
  return scope.text(
    'domain_name',
    'domain that the zone is for.',
    (p, environment) =>
      p.domainName ?? foundation.domainName(scope as NodeScope, environment),
  );
}

/** What only people can do, for every cloud's zone. */
export function noteDelegation(
  scope: NodeScope<DnsZoneParameters>,
  signed = scope.structural(p => p.dnssec),
): void {
  scope.notes.beforeRemoval.add(
    `Take the name servers${signed ? ' and, a day before, the key' : ''} of ${
      scope.label
    } out of the zone above it: names in it could be taken over by others.`,
  );
}
