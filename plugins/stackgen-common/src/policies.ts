import { z } from 'zod';

const severity = z.enum(['error', 'warning', 'info']);
const text = (max: number) => z.string().trim().min(1).max(max);

/**
 * A rule of the organization's own, in CEL over each resource or connection.
 *
 * @public
 */
export const ownPolicySchema = z.strictObject({
  /** Stable id: `ACME-1`. */
  id: text(100),
  severity: severity.default('error'),
  /**
   * What it is about. CEL knows `resource` with `type`, `address`, `entityRef`
   * and `attributes`, or `connection` with `consumer`, `provider` and `access`.
   */
  on: z.enum(['resource', 'connection']),
  /** Only where this is true; everywhere when not given. */
  when: text(2000).optional(),
  /** What must be true. */
  require: text(2000),
  message: text(1000),
  mend: text(1000).optional(),
});

/**
 * A finding that is accepted, by whom, why and until when.
 *
 * @public
 */
export const waiverSchema = z.strictObject({
  /** Id of the rule. */
  rule: text(100),
  /**
   * Addresses or entity refs that it is for; `*` stands for any characters.
   * Everything when not given.
   */
  match: text(300).default('*'),
  reason: text(1000),
  owner: text(200),
  /** Last day on which it counts: `2027-03-31`. */
  expires: z.iso.date(),
});

/**
 * What the organization says of policies.
 *
 * @public
 */
export const policyStandardsSchema = z.strictObject({
  /** Severity of built-in rules by id; `off` leaves one out. */
  rules: z
    .record(text(100), z.enum(['error', 'warning', 'info', 'off']))
    .default({}),
  own: z.array(ownPolicySchema).max(200).default([]),
  waivers: z.array(waiverSchema).max(500).default([]),
});

/**
 * What the organization says of policies; complete, with defaults filled in.
 *
 * @public
 */
export type PolicyStandards = z.infer<typeof policyStandardsSchema>;

/**
 * A finding that is accepted, see `waiverSchema`.
 *
 * @public
 */
export type Waiver = z.infer<typeof waiverSchema>;
