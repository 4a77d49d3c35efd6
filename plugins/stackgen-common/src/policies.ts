import { z } from 'zod';
import { nameSchema } from './mapping';

const text = (max: number) => z.string().trim().min(1).max(max);

/**
 * How much a violation matters: an `error` means that the files are not to be
 * used.
 *
 * @public
 */
export const severitySchema = z.enum(['error', 'warning', 'info']);

/**
 * How much a violation matters.
 *
 * @public
 */
export type Severity = z.infer<typeof severitySchema>;

/**
 * A violation that is accepted, by whom, why and until when.
 *
 * @public
 */
export const waiverSchema = z
  .strictObject({
    /** Id of the rule: `AWS-RDS-4`. */
    rule: text(100),
    /** Entities that it is for; `*` stands for any text. */
    entity: text(300).optional(),
    /** Terraform addresses that it is for; `*` stands for any text. */
    address: text(300).optional(),
    reason: text(500),
    owner: text(200),
    /** The last day on which it holds: `2027-03-31`. */
    expires: z.iso.date(),
  })
  .refine(({ entity, address }) => entity ?? address, {
    error: 'Say which entity or which address it is for; "*" is for all.',
  });

/**
 * A violation that is accepted.
 *
 * @public
 */
export type Waiver = z.infer<typeof waiverSchema>;

/**
 * A rule of the organization's own, in CEL over each Terraform resource, or
 * over each connection.
 *
 * @public
 */
export const customRuleSchema = z.strictObject({
  id: text(100).regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/),
  severity: severitySchema.default('error'),
  on: z.enum(['resource', 'connection']),
  /** What the rule is about; everything when not given. */
  when: text(2000).optional(),
  /** What must hold. */
  require: text(2000),
  message: text(500),
  mend: text(500).optional(),
});

/**
 * A rule of the organization's own.
 *
 * @public
 */
export type CustomRule = z.infer<typeof customRuleSchema>;

/**
 * What an organization wants of everything that is generated, on top of the
 * rules that are built in.
 *
 * @public
 */
export const policiesSchema = z.strictObject({
  /** Severity by rule id; `off` switches the rule off. */
  severities: z
    .record(text(100), z.enum(['error', 'warning', 'info', 'off']))
    .default({}),
  rules: z.array(customRuleSchema).max(200).default([]),
  waivers: z.array(waiverSchema).max(1000).default([]),
});

/**
 * An organization's policies; complete, with defaults filled in.
 *
 * @public
 */
export type Policies = z.infer<typeof policiesSchema>;

/**
 * What a rule says about one block.
 *
 * @public
 */
export const findingSchema = z.strictObject({
  rule: z.string(),
  severity: severitySchema,
  /** `aws_db_instance.orders_db`; a connection as `<consumer> → <provider>`. */
  address: z.string(),
  /** Path of the file that it stands in. */
  file: z.string().optional(),
  entityRef: z.string().optional(),
  /** The argument that is wrong, when it is one. */
  attribute: z.string().optional(),
  /** Environments in which it is wrong; absent when it is so in all. */
  environments: z.array(nameSchema).optional(),
  message: z.string(),
  mend: z.string(),
  /** Why it is accepted, when it is. */
  waived: z
    .strictObject({
      reason: z.string(),
      owner: z.string().optional(),
      expires: z.string().optional(),
    })
    .optional(),
});

/**
 * What a rule says about one block.
 *
 * @public
 */
export type Finding = z.infer<typeof findingSchema>;
