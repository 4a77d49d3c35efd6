import { z } from 'zod';
import { accessLevelSchema } from './access';

/**
 * Text that may hold `${{ … }}`: a CEL expression, or a reference to what the
 * stack makes (`stack.kmsKeyArn`, `self.arn`, `outputs.endpoint`).
 *
 * @public
 */
export const templateTextSchema = z.string().min(1).max(5000);

/**
 * One right that a consumer gets. On AWS actions on resources, on Azure a role
 * on a scope, on Google Cloud a role through an IAM member resource.
 *
 * @public
 */
export const providedGrantSchema = z.strictObject({
  /** AWS: `mq:DescribeBroker`. */
  actions: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
  /** AWS: ARNs; the resource's own `arn` when not given. */
  resources: z.array(templateTextSchema).min(1).max(20).optional(),
  /** Azure and Google Cloud: `Storage Blob Data Reader`, `roles/pubsub.viewer`. */
  role: z.string().min(1).max(300).optional(),
  /** Azure: id that the role is given on; the resource's own `id` when not given. */
  scope: templateTextSchema.optional(),
  /** Google Cloud: `google_pubsub_topic_iam_member`. */
  member: z.string().min(1).max(200).optional(),
  /** Google Cloud: arguments of the member resource that say what it is on. */
  on: z.record(z.string().min(1).max(100), templateTextSchema).optional(),
});

/**
 * What a provider resource or an own module offers to its consumers, so that
 * connections to it work like those to any other node.
 *
 * @public
 */
export const providesSchema = z.strictObject({
  /** TCP port that it is reached on in the network. */
  port: z.number().int().min(1).max(65535).optional(),
  /** AWS: id of the security group that it is reached through. */
  securityGroup: templateTextSchema.optional(),
  /** Google Cloud: its IPv4 address. */
  address: templateTextSchema.optional(),
  /** Environment variables of consumers by suffix: `HOST` becomes `ORDERS_MQ_HOST`. */
  environment: z
    .record(z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/), templateTextSchema)
    .optional(),
  /**
   * Environment variables whose value is read from a secret at start, by suffix:
   * the ARN of the secret on AWS.
   */
  secrets: z
    .record(z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/), templateTextSchema)
    .optional(),
  /** Rights by access level. */
  access: z
    .partialRecord(accessLevelSchema, z.array(providedGrantSchema).max(20))
    .optional(),
});

/**
 * What a provider resource or an own module offers to its consumers.
 *
 * @public
 */
export type Provides = z.infer<typeof providesSchema>;

/**
 * One right that a consumer gets, see `providedGrantSchema`.
 *
 * @public
 */
export type ProvidedGrant = z.infer<typeof providedGrantSchema>;
