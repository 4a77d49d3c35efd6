import { z } from 'zod';
import { CLOUDS } from './clouds';
import { nameSchema, parametersSchema } from './mapping';
import { moduleSchema } from './modules';
import { policyStandardsSchema } from './policies';

/**
 * Way of private subnets to the internet: `none`, one gateway for all zones
 * (`single`), or one in each (`per-zone`).
 *
 * @public
 */
export const natModeSchema = z.enum(['none', 'single', 'per-zone']);

/**
 * Whether a stack makes a network of its own (`create`), or goes into one that
 * is there, known by ids (`byIds`) or looked up by tags or names (`byTags`).
 *
 * @public
 */
export const networkModeSchema = z.enum(['create', 'byIds', 'byTags']);

const networkText = z.string().trim().min(1).max(500);
const networkTexts = z.array(networkText).min(1).max(20);
const networkTags = z.record(networkText, networkText);

/**
 * A network that is there already. By ids, texts are ids; else they are names.
 * `{environment}` and `{appStack}` may stand in each.
 *
 * @public
 */
export const existingNetworkSchema = z.strictObject({
  /** Id of the VPC or virtual network; its name on Azure and Google Cloud. */
  network: networkText.optional(),
  /** AWS: private subnets, one per zone. Google Cloud: the subnetwork. */
  privateSubnets: networkTexts.optional(),
  /** AWS: public subnets, one per zone. */
  publicSubnets: networkTexts.optional(),
  /** AWS, looked up: tags of the VPC and of its subnets. */
  networkTags: networkTags.optional(),
  privateSubnetTags: networkTags.optional(),
  publicSubnetTags: networkTags.optional(),
  /** Azure, looked up: resource group of the virtual network. */
  resourceGroup: networkText.optional(),
  /** Google Cloud, looked up: project of the network. */
  project: networkText.optional(),
  /** Azure: subnets for containers, virtual machines and private endpoints. */
  containerSubnet: networkText.optional(),
  machineSubnet: networkText.optional(),
  endpointSubnet: networkText.optional(),
  /** Azure: a subnet for containers that the internet reaches. */
  publicContainerSubnet: networkText.optional(),
  /** Azure: a subnet for functions. Google Cloud: one for their connector, /28. */
  functionSubnet: networkText.optional(),
  /** Google Cloud: secondary range of the subnetwork for pods of clusters. */
  podRange: networkText.optional(),
  /** Azure: a subnet for workflows. */
  workflowSubnet: networkText.optional(),
  /** Azure: a subnet that one API gateway reaches services from. */
  gatewaySubnet: networkText.optional(),
  /** Azure: resource group of the private DNS zones of the network. */
  dnsResourceGroup: networkText.optional(),
});

/**
 * A network that is there already.
 *
 * @public
 */
export type ExistingNetwork = z.infer<typeof existingNetworkSchema>;

/**
 * How the stack's network is made.
 *
 * @public
 */
export const networkStandardsSchema = z.strictObject({
  mode: networkModeSchema.default('create'),
  /** The network that is there; environments may say more. */
  existing: existingNetworkSchema.default({}),
  /** IPv4 range of the network. */
  cidr: z.cidrv4().default('10.0.0.0/16'),
  /** Number of availability zones. */
  zones: z.union([z.literal(2), z.literal(3)]).default(2),
  /**
   * Outbound internet for private subnets: none (private endpoints only), one
   * gateway for all zones, or one per zone.
   */
  nat: natModeSchema.default('none'),
});

/**
 * How the network of a stack is made; complete, with defaults filled in.
 *
 * @public
 */
export type NetworkStandards = z.infer<typeof networkStandardsSchema>;

const defaultEnvironments = () => [
  {
    name: 'dev',
    title: 'Development',
    network: { cidr: '10.10.0.0/16' },
    parameters: { '*': { size: 'small', highAvailability: false } },
  },
  {
    name: 'staging',
    title: 'Staging',
    network: { cidr: '10.20.0.0/16' },
    parameters: { '*': { size: 'small', highAvailability: false } },
  },
  {
    name: 'production',
    title: 'Production',
    network: { cidr: '10.30.0.0/16' },
    parameters: { '*': { size: 'medium', highAvailability: true } },
  },
];

/**
 * One environment: its own values for the same code. What one called `dev`,
 * `staging` or `production` leaves out, its title or the parameters of `*`, is
 * as in the default environment of that name.
 *
 * @public
 */
export const environmentStandardsSchema = z
  .strictObject({
    name: nameSchema,
    title: z.string().min(1).max(200).optional(),
    network: z
      .strictObject({
        mode: networkModeSchema.optional(),
        existing: existingNetworkSchema.optional(),
        cidr: z.cidrv4().optional(),
        nat: natModeSchema.optional(),
      })
      .default({}),
    /** Parameters by resource type name; `*` is for every type that knows them. */
    parameters: z.record(z.string().min(1), parametersSchema).default({}),
  })
  .overwrite(own => {
    const known = defaultEnvironments().find(({ name }) => name === own.name);
    return known
      ? {
          ...own,
          title: own.title ?? known.title,
          parameters: { ...known.parameters, ...own.parameters },
        }
      : own;
  });

/**
 * One environment; complete, with defaults filled in.
 *
 * @public
 */
export type EnvironmentStandards = z.infer<typeof environmentStandardsSchema>;

/**
 * Where Terraform may keep its state: names of its `backend` blocks, and `hcp`
 * for the `cloud` block of HCP Terraform.
 *
 * @public
 */
export const STATE_BACKENDS = [
  's3',
  'azurerm',
  'gcs',
  'http',
  'hcp',
  'remote',
  'local',
] as const;

/**
 * Systems that a CI workflow can be written for; `none` writes none.
 *
 * @public
 */
export const CI_SYSTEMS = [
  'github-actions',
  'gitlab',
  'azure-devops',
  'none',
] as const;

const backendSetting = z.string().trim().min(1).max(500);

const typeNames = z.array(z.string().trim().min(1).max(200)).max(200);

/**
 * An organization's rules for everything that is generated.
 *
 * @public
 */
export const standardsSchema = z.strictObject({
  name: nameSchema.default('default'),
  naming: z
    .strictObject({
      /**
       * Pattern of names in the cloud. Known: `{appStack}`, `{environment}`,
       * `{name}`, `{region}`, `{cloud}`.
       */
      pattern: z
        .string()
        .min(1)
        .max(200)
        .default('{appStack}-{environment}-{name}'),
    })
    .prefault({}),
  /**
   * Tags on everything that can carry them, beside the ones every resource
   * gets: `application`, `environment`, `managed-by`, `entity`, `owner`. A
   * value may hold `${{ CEL }}` over the same as the condition of a profile.
   */
  tags: z.record(z.string().min(1).max(128), z.string().max(500)).default({}),
  /** What must hold for tags, by key. */
  tagRules: z
    .record(
      z.string().min(1).max(128),
      z.strictObject({
        /** Each entity has a value for it. */
        required: z.boolean().default(true),
        /** Regular expression that the whole value fits. */
        pattern: z.string().min(1).max(200).optional(),
      }),
    )
    .default({}),
  regions: z
    .partialRecord(
      z.enum(CLOUDS),
      z.strictObject({
        default: z.string().min(1).optional(),
        /** Regions that may be used; all when not given. */
        allowed: z.array(z.string().min(1)).min(1).optional(),
      }),
    )
    .default({}),
  /** Resource types that entities may become, by name; `*` stands for any text. */
  resourceTypes: z
    .strictObject({
      /** Only these; all when not given. */
      allowed: typeNames.min(1).optional(),
      /** None of these, whatever is allowed. */
      denied: typeNames.optional(),
    })
    .prefault({}),
  network: networkStandardsSchema.prefault({}),
  dns: z
    .strictObject({
      /** Public DNS zone, made elsewhere, for what is on the internet. */
      zone: z
        .string()
        .max(253)
        .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)
        .default('example.com'),
    })
    .prefault({}),
  /**
   * How environments are told apart: one root module with a tfvars file for
   * each, or a folder for each that calls the stack as a module.
   */
  environmentsLayout: z.enum(['tfvars', 'folders']).default('tfvars'),
  environments: z
    .array(environmentStandardsSchema)
    .min(1)
    .max(20)
    .default(defaultEnvironments),
  /** Parameters by resource type name; `*` is for every type that knows them. */
  parameters: z.record(z.string().min(1), parametersSchema).default({}),
  /**
   * What sizes stand for: parameters by resource type name, `*` for every type
   * that knows them. `small`, `medium` and `large` are there already and can be
   * added to; others get names of their own.
   */
  sizes: z
    .record(nameSchema, z.record(z.string().min(1), parametersSchema))
    .default({}),
  /** Version constraints of Terraform and the providers. */
  versions: z
    .strictObject({
      terraform: z.string().min(1).default('>= 1.10'),
      aws: z.string().min(1).default('>= 5.100, < 7'),
      azurerm: z.string().min(1).default('~> 4.0'),
      google: z.string().min(1).default('>= 6.0, < 8'),
      civo: z.string().min(1).default('~> 1.1'),
      kubernetes: z.string().min(1).default('~> 2.38'),
      random: z.string().min(1).default('~> 3.7'),
      tls: z.string().min(1).default('~> 4.1'),
    })
    .prefault({}),
  stateBackend: z
    .strictObject({
      /** Where Terraform keeps its state; the cloud's own store by default. */
      type: z.enum(STATE_BACKENDS).optional(),
      /**
       * s3, gcs: name of the bucket. `{appStack}`, `{environment}`, `{cloud}`
       * and `{region}` are known in this and all that follow.
       */
      bucket: backendSetting.optional(),
      /** s3, azurerm, gcs: where in it the state is. */
      key: backendSetting.optional(),
      /** s3: region of the bucket; the stack's own when not given. */
      region: backendSetting.optional(),
      /** s3: address of a store that is not Amazon's. */
      endpoint: backendSetting.optional(),
      /** azurerm: resource group of the storage account. */
      resourceGroup: backendSetting.optional(),
      storageAccount: backendSetting.optional(),
      container: backendSetting.optional(),
      /** http: address of the state; its lock is below it, at `/lock`. */
      address: backendSetting.optional(),
      /** hcp, remote: the organization, and a server other than HashiCorp's. */
      organization: backendSetting.optional(),
      hostname: backendSetting.optional(),
      /** hcp: project that new workspaces belong to. */
      project: backendSetting.optional(),
      /** hcp, remote: name of the workspace. */
      workspace: backendSetting.optional(),
      /** local: path of the file. */
      path: backendSetting.optional(),
    })
    .prefault({}),
  /** Severities, own rules, and findings that are accepted. */
  policies: policyStandardsSchema.prefault({}),
  /** The organization's own Terraform modules. */
  modules: z.array(moduleSchema).max(200).default([]),
  /** The CI system, or more than that about it. */
  ci: z
    .union([
      z.enum(CI_SYSTEMS),
      z.strictObject({
        system: z.enum(CI_SYSTEMS),
        /** Looks every night whether something was changed by hand. */
        drift: z.boolean().default(false),
      }),
    ])
    .default('github-actions'),
});

/**
 * A standards profile, complete: `standardsSchema.parse({})` gives the defaults.
 *
 * @public
 */
export type Standards = z.infer<typeof standardsSchema>;

/**
 * What may be written by people: every part may be left out.
 *
 * @public
 */
export type StandardsInput = z.input<typeof standardsSchema>;

/**
 * One of several profiles. The first whose condition holds is taken; the last
 * has none, and is for everything else.
 *
 * @public
 */
export const standardsProfileSchema = standardsSchema.extend({
  /**
   * CEL over `owner`, `domain`, `system`, `lifecycle` and `entity`
   * of each entity that a stack is made for.
   */
  when: z.string().trim().min(1).max(2000).optional(),
});

/**
 * A standards profile, and when it is taken.
 *
 * @public
 */
export type StandardsProfile = z.infer<typeof standardsProfileSchema>;

/**
 * What may be written by people for a profile: every part may be left out.
 *
 * @public
 */
export type StandardsProfileInput = z.input<typeof standardsProfileSchema>;
