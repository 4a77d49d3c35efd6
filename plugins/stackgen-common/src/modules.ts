import { z } from 'zod';
import { cloudSchema } from './clouds';
import { nameSchema } from './mapping';
import { providesSchema, templateTextSchema } from './provides';

const identifier = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]{0,99}$/,
    'A name in Terraform has letters, digits and underscores, and does not begin with a digit.',
  );

/**
 * A parameter of an own module, as mappings, annotations and settings set it.
 *
 * @public
 */
export const moduleParameterSchema = z.strictObject({
  type: z.enum(['string', 'number', 'integer', 'boolean', 'enum', 'list']),
  title: z.string().min(1).max(200).optional(),
  description: z.string().min(1).max(1000).optional(),
  unit: z.string().min(1).max(50).optional(),
  default: z.json().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  /** Values of an `enum`. */
  options: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
});

/**
 * An organization's own Terraform module: a resource type `module:<name>` of its
 * own, or the way in which a cloud provides one of the known types.
 *
 * @public
 */
export const moduleSchema = z.strictObject({
  name: nameSchema,
  title: z.string().min(1).max(200).optional(),
  description: z.string().min(1).max(1000).optional(),
  cloud: cloudSchema,
  /** A resource type that it provides on the cloud, instead of the built-in way. */
  replaces: z.string().min(1).max(100).optional(),
  /** Registry (`acme/postgres/aws`), git with `?ref=`, or a path with `./` or `../`. */
  source: z.string().min(1).max(500),
  /** Exact version; registry modules only, and needed there. */
  version: z.string().min(1).max(100).optional(),
  /** Parameters of its own; a replacement has those of the type it replaces. */
  parameters: z.record(identifier, moduleParameterSchema).default({}),
  /** Input variables; texts may hold `${{ … }}` over `parameters`, `node`, `stack`. */
  inputs: z.record(identifier, z.json()).default({}),
  /** Names of its outputs that `provides` and `consumes` refer to. */
  outputs: z.array(identifier).max(100).default([]),
  /** What its users get. */
  provides: providesSchema.optional(),
  /** What it can take, when something runs in it. */
  consumes: z
    .strictObject({
      /** Input of type `map(string)` for environment variables. */
      environmentInput: identifier.optional(),
      /** AWS: id of the security group that it runs in. */
      securityGroup: templateTextSchema.optional(),
      /** AWS: name of the role that it runs as. */
      roleName: templateTextSchema.optional(),
      /** Google Cloud: e-mail address of the service account that it runs as. */
      serviceAccountEmail: templateTextSchema.optional(),
    })
    .optional(),
});

/**
 * An own Terraform module, complete, with defaults filled in.
 *
 * @public
 */
export type ModuleStandards = z.infer<typeof moduleSchema>;

/**
 * A parameter of an own module.
 *
 * @public
 */
export type ModuleParameter = z.infer<typeof moduleParameterSchema>;
