/** Values of parameters by name, such as `storageGb: 100`. */
type StackgenParameters = { [parameter: string]: unknown };

/** Outbound internet access of private subnets. */
type StackgenNatMode =
  /** No way out to the internet; private endpoints only. */
  | 'none'
  /** One gateway for all zones. */
  | 'single'
  /** One gateway in each zone. */
  | 'per-zone';

interface StackgenRegions {
  /** Region of an appStack that names none. */
  default?: string;
  /** Regions that may be used; all when not given. */
  allowed?: string[];
}

/** How a stack comes to its network. */
type StackgenNetworkMode =
  /** It makes one of its own. */
  | 'create'
  /** It goes into one that is known by ids. */
  | 'byIds'
  /** It goes into one that is looked up by tags or names. */
  | 'byTags';

/** A network that is there already; by ids texts are ids, else names. */
interface StackgenExistingNetwork {
  /** Id of the VPC or virtual network; its name on Azure and Google Cloud. */
  network?: string;
  /** AWS: private subnets, one per zone. Google Cloud: the subnetwork. */
  privateSubnets?: string[];
  /** AWS: public subnets, one per zone. */
  publicSubnets?: string[];
  /** AWS, looked up: tags of the VPC. */
  networkTags?: { [key: string]: string };
  /** AWS, looked up: tags of the private subnets. */
  privateSubnetTags?: { [key: string]: string };
  /** AWS, looked up: tags of the public subnets. */
  publicSubnetTags?: { [key: string]: string };
  /** Azure, looked up: resource group of the virtual network. */
  resourceGroup?: string;
  /** Google Cloud, looked up: project of the network. */
  project?: string;
  /** Azure: subnet for containers. */
  containerSubnet?: string;
  /** Azure: subnet for virtual machines. */
  machineSubnet?: string;
  /** Azure: subnet for private endpoints. */
  endpointSubnet?: string;
  /** Azure: subnet for containers that the internet reaches. */
  publicContainerSubnet?: string;
  /** Azure: a subnet for functions. Google Cloud: one for their connector, /28. */
  functionSubnet?: string;
  /** Google Cloud: secondary range of the subnetwork for pods of clusters. */
  podRange?: string;
  /** Azure: a subnet for workflows. */
  workflowSubnet?: string;
  /** Azure: a subnet that one API gateway reaches services from. */
  gatewaySubnet?: string;
  /** Azure: resource group of the private DNS zones of the network. */
  dnsResourceGroup?: string;
}

type StackgenCiSystem = 'github-actions' | 'gitlab' | 'azure-devops' | 'none';

/** The organization's rules for everything that is generated. */
interface StackgenStandards {
  /**
   * Of several profiles, when this one is taken: CEL over `owner`, `domain`,
   * `system`, `lifecycle` and `entity`. The last one has none.
   */
  when?: string;
  /**
   * Name of these standards, as generated files mention it.
   * @default default
   */
  name?: string;
  naming?: {
    /**
     * Pattern of names in the cloud, out of `{appStack}`, `{environment}`,
     * `{name}`, `{region}` and `{cloud}`.
     * @default '{appStack}-{environment}-{name}'
     */
    pattern?: string;
  };
  /**
   * Tags on everything that can carry them, beside the ones that every
   * resource gets: `application`, `environment`, `managed-by`, `entity` and
   * `owner`.
   * A value may hold `${{ CEL }}` over the same as `when`.
   */
  tags?: { [name: string]: string };
  /** What must hold for tags, by key. */
  tagRules?: {
    [name: string]: {
      /**
       * Each entity has a value for it.
       * @default true
       */
      required?: boolean;
      /** Regular expression that the whole value fits. */
      pattern?: string;
    };
  };
  /** Regions by cloud. */
  regions?: {
    aws?: StackgenRegions;
    azure?: StackgenRegions;
    gcp?: StackgenRegions;
    civo?: StackgenRegions;
  };
  /** Resource types that entities may become; `*` stands for any text. */
  resourceTypes?: {
    /** Only these; all when not given. */
    allowed?: string[];
    /** None of these, whatever is allowed. */
    denied?: string[];
  };
  network?: {
    /**
     * Whether a stack makes its own network, or goes into one that is there.
     * @default create
     */
    mode?: StackgenNetworkMode;
    /** The network that is there; environments may say more. */
    existing?: StackgenExistingNetwork;
    /**
     * IPv4 range of the network.
     * @default 10.0.0.0/16
     */
    cidr?: string;
    /**
     * Number of availability zones.
     * @default 2
     */
    zones?: 2 | 3;
    /**
     * Outbound internet access of private subnets.
     * @default none
     */
    nat?: StackgenNatMode;
  };
  dns?: {
    /**
     * Public DNS zone, made elsewhere, for what is on the internet.
     * @default example.com
     */
    zone?: string;
  };
  /**
   * How environments are told apart: one root module with a tfvars file for
   * each, or a folder for each that calls the stack as a module.
   * @default tfvars
   */
  environmentsLayout?: 'tfvars' | 'folders';
  /**
   * Environments, each with its own values for the same code. `dev`, `staging`
   * and `production` when not given; what one of these names leaves out, its
   * title or the parameters of `*`, is as in the default one.
   */
  environments?: {
    /** Name in files and in the cloud: `production`. */
    name: string;
    /** Name for people: `Production`. */
    title?: string;
    network?: {
      /** How this environment comes to its network. */
      mode?: StackgenNetworkMode;
      /** The network that is there in this environment. */
      existing?: StackgenExistingNetwork;
      /** IPv4 range of this environment's network. */
      cidr?: string;
      /** Outbound internet access in this environment. */
      nat?: StackgenNatMode;
    };
    /**
     * Parameters by resource type in this environment; `*` is for every type
     * that knows them.
     */
    parameters?: { [resourceType: string]: StackgenParameters };
  }[];
  /**
   * Parameters by resource type; `*` is for every type that knows them.
   */
  parameters?: { [resourceType: string]: StackgenParameters };
  /**
   * What sizes stand for: parameters by resource type, `*` for every type that
   * knows them. `small`, `medium` and `large` can be added to; others get names
   * of their own.
   */
  sizes?: {
    [size: string]: { [resourceType: string]: StackgenParameters };
  };
  /** Version constraints of Terraform and of the providers. */
  versions?: {
    terraform?: string;
    aws?: string;
    azurerm?: string;
    google?: string;
    civo?: string;
    kubernetes?: string;
    random?: string;
    tls?: string;
  };
  stateBackend?: {
    /** Where Terraform keeps its state; the cloud's own store by default. */
    type?: 's3' | 'azurerm' | 'gcs' | 'http' | 'hcp' | 'remote' | 'local';
    /**
     * s3, gcs: name of the bucket. `{appStack}`, `{environment}`, `{cloud}`
     * and `{region}` are known in this and all that follow.
     */
    bucket?: string;
    /** s3, azurerm, gcs: where in it the state is. */
    key?: string;
    /** s3: region of the bucket; the stack's own when not given. */
    region?: string;
    /** s3: address of a store that is not Amazon's. */
    endpoint?: string;
    /** azurerm: resource group of the storage account. */
    resourceGroup?: string;
    /** azurerm: storage account with the state. */
    storageAccount?: string;
    /** azurerm: container in the storage account. */
    container?: string;
    /** http: address of the state; its lock is below it, at `/lock`. */
    address?: string;
    /** hcp, remote: the organization. */
    organization?: string;
    /** hcp, remote: a server other than HashiCorp's. */
    hostname?: string;
    /** hcp: project that new workspaces belong to. */
    project?: string;
    /** hcp, remote: name of the workspace. */
    workspace?: string;
    /** local: path of the file. */
    path?: string;
  };
  /** Severities, own rules, and findings that are accepted. */
  policies?: {
    /** Severity of built-in rules by id. */
    rules?: { [id: string]: 'error' | 'warning' | 'info' | 'off' };
    /** Rules in CEL over each resource or connection. */
    own?: Array<{
      id: string;
      severity?: 'error' | 'warning' | 'info';
      on: 'resource' | 'connection';
      when?: string;
      require: string;
      message: string;
      mend?: string;
    }>;
    /** Findings that are accepted. */
    waivers?: Array<{
      rule: string;
      match?: string;
      reason: string;
      owner: string;
      /** Last day on which it counts: `2027-03-31`. */
      expires: string;
    }>;
  };
  /** The organization's own Terraform modules. */
  modules?: Array<{
    /** Lower-case letters, digits and dashes. */
    name: string;
    title?: string;
    description?: string;
    cloud: 'aws' | 'azure' | 'gcp' | 'civo';
    /** A resource type that it provides on the cloud. */
    replaces?: string;
    /** Registry address, git with `?ref=`, or a path. */
    source: string;
    /** Exact version, for a module of a registry. */
    version?: string;
    /** Parameters of its own, by name. */
    parameters?: {
      [name: string]: {
        type: 'string' | 'number' | 'integer' | 'boolean' | 'enum' | 'list';
        title?: string;
        description?: string;
        unit?: string;
        default?: any;
        minimum?: number;
        maximum?: number;
        options?: string[];
      };
    };
    /** Input variables; texts may hold expressions. */
    inputs?: { [name: string]: any };
    /** Names of outputs that are referred to. */
    outputs?: string[];
    /** What its users get. */
    provides?: {
      port?: number;
      securityGroup?: string;
      address?: string;
      environment?: { [suffix: string]: string };
      secrets?: { [suffix: string]: string };
      access?: {
        [level in
          | 'read'
          | 'write'
          | 'readwrite'
          | 'publish'
          | 'consume'
          | 'invoke'
          | 'admin']?: Array<{
          actions?: string[];
          resources?: string[];
          role?: string;
          scope?: string;
          member?: string;
          on?: { [argument: string]: string };
        }>;
      };
    };
    /** What it can take, when something runs in it. */
    consumes?: {
      environmentInput?: string;
      securityGroup?: string;
      roleName?: string;
      serviceAccountEmail?: string;
    };
  }>;
  /**
   * CI system that a workflow is written for.
   * @default github-actions
   */
  ci?:
    | StackgenCiSystem
    | {
        system: StackgenCiSystem;
        /**
         * Looks every night whether something was changed by hand.
         * @default false
         */
        drift?: boolean;
      };
}

export interface Config {
  /** Terraform from the catalog. Everything has a default. */
  stackgen?: {
    /**
     * One profile of standards, or several of which the first is taken whose
     * condition holds.
     */
    standards?: StackgenStandards | StackgenStandards[];
    /** Limits of one generation, which runs in a thread of its own. */
    generation?: {
      /**
       * Seconds that it may take, from 1 to 3600.
       * @default 60
       */
      timeoutSeconds?: number;
      /**
       * Megabytes of memory that it may take, from 64 to 65536.
       * @default 512
       */
      maxMemoryMb?: number;
      /**
       * Generations that run at the same time, from 1 to 64; others wait.
       * @default 2
       */
      workers?: number;
    };
  };
}
