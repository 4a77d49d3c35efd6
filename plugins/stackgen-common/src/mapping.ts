import { z } from 'zod';
import { CLOUDS } from './clouds';
import { providesSchema } from './provides';

const text = (max: number) => z.string().trim().min(1).max(max);
const oneOrMany = z.union([text(200), z.array(text(200)).min(1).max(100)]);

/**
 * Parameters by name. Which names and values are known is the resource type's
 * business and is checked when the mapping is applied.
 *
 * @public
 */
export const parametersSchema = z.record(text(100), z.json());

/**
 * JSON values by parameter name.
 *
 * @public
 */
export type Parameters = z.infer<typeof parametersSchema>;

/**
 * Conditions on an entity. All that are given must hold; of several values in
 * one condition any may hold. An empty match holds for every entity. Texts are
 * compared in any case, and `*` in a wanted text stands for any characters.
 *
 * @public
 */
export const ruleMatchSchema = z.strictObject({
  /** Entity kind: `Component`. */
  kind: oneOrMany.optional(),
  /** `spec.type`, whatever its separators: `s3-bucket` is `S3 Bucket` too. */
  type: oneOrMany.optional(),
  /** `metadata.name`. */
  name: oneOrMany.optional(),
  namespace: oneOrMany.optional(),
  /** Any of these tags. */
  tags: oneOrMany.optional(),
  /** Label by name; `true` means that it is there with any value. */
  labels: z.record(text(300), z.union([oneOrMany, z.literal(true)])).optional(),
  /** Annotation by name; `true` means that it is there with any value. */
  annotations: z
    .record(text(300), z.union([oneOrMany, z.literal(true)]))
    .optional(),
  lifecycle: oneOrMany.optional(),
  /** Owner by name or entity ref. */
  owner: oneOrMany.optional(),
  /** System by name or entity ref. */
  system: oneOrMany.optional(),
  /**
   * Any of these words stands in the name, tags, labels, annotations, title or
   * description. Whole words: whatever is neither letter nor digit separates
   * them. Annotations that say where an entity or its code is do not count.
   */
  mentions: oneOrMany.optional(),
  /** A CEL expression over `entity`; must be true. */
  condition: text(2000).optional(),
});

/**
 * Conditions on an entity, see `ruleMatchSchema`.
 *
 * @public
 */
export type RuleMatch = z.infer<typeof ruleMatchSchema>;

/**
 * What a rule says differently for one cloud.
 *
 * @public
 */
export const cloudOverrideSchema = z.strictObject({
  resourceType: text(200).optional(),
  implementation: text(100).optional(),
  parameters: parametersSchema.optional(),
  /** What consumers get; for provider resources (`aws:aws_mq_broker`) only. */
  provides: providesSchema.optional(),
});

/**
 * What differs for one cloud: type, implementation, or single parameters.
 *
 * @public
 */
export type CloudOverride = z.infer<typeof cloudOverrideSchema>;

/**
 * Lower-case letters, digits and dashes; begins and ends with a letter or digit.
 *
 * @public
 */
export const NAME_PATTERN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/**
 * A name that fits `NAME_PATTERN`, of 63 characters at most.
 *
 * @public
 */
export const nameSchema = z
  .string()
  .min(1, 'Give it a name.')
  .max(63, 'A name has 63 characters at most.')
  .regex(
    NAME_PATTERN,
    'A name has lower-case letters, digits and dashes, and begins and ends with a letter or digit.',
  );

/**
 * One rule: which entities, and what they become.
 *
 * @public
 */
export const mappingRuleSchema = z.strictObject({
  /** Stable id within the mapping; stands in generated files as the cause. */
  id: nameSchema,
  title: text(200).optional(),
  match: ruleMatchSchema,
  /**
   * A resource type, `none` (deliberately no infrastructure), `external`, a
   * resource of a provider (`aws:aws_mq_broker`) or an own module
   * (`module:acme-broker`).
   */
  resourceType: text(200),
  /** Why, for `none`: shown to people beside the entity. */
  reason: text(500).optional(),
  /** Values; texts may hold CEL over the entity: `${{ entity.metadata.name }}`. */
  parameters: parametersSchema.optional(),
  /** What consumers get; for provider resources (`aws:aws_mq_broker`) only. */
  provides: providesSchema.optional(),
  clouds: z.partialRecord(z.enum(CLOUDS), cloudOverrideSchema).optional(),
  /** Parameters by environment name. */
  environments: z.record(nameSchema, parametersSchema).optional(),
});

/**
 * Which entities become what, see `mappingRuleSchema`.
 *
 * @public
 */
export type MappingRule = z.infer<typeof mappingRuleSchema>;

/**
 * A named, ordered list of rules. The first rule that matches decides.
 *
 * @public
 */
export const mappingSchema = z
  .strictObject({
    name: nameSchema,
    title: text(200).optional(),
    description: text(2000).optional(),
    rules: z.array(mappingRuleSchema).max(1000),
  })
  .check(ctx => {
    const seen = new Map<string, number>();
    for (const [index, rule] of ctx.value.rules.entries()) {
      const first = seen.get(rule.id);
      if (first === undefined) {
        seen.set(rule.id, index);
      } else {
        ctx.issues.push({
          code: 'custom',
          input: rule.id,
          path: ['rules', index, 'id'],
          message: `Rule ${first + 1} has the id "${
            rule.id
          }" already. Give each rule its own id.`,
        });
      }
    }
  });

/**
 * A named, ordered list of at most 1,000 rules; the first that matches decides.
 *
 * @public
 */
export type Mapping = z.infer<typeof mappingSchema>;
