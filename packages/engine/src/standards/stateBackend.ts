import type { Cloud, Standards } from 'backstage-plugin-stackgen-common';
import type { TfvarsValue } from './EnvironmentValues';
import { fitName, type NameRule } from './naming';

type Settings = Standards['stateBackend'];
type Setting = Exclude<keyof Settings, 'type'>;
export type BackendType = NonNullable<Settings['type']>;

/** Each cloud's own store. Civo's object store speaks S3. */
const BY_CLOUD: Record<Cloud, BackendType> = {
  aws: 's3',
  azure: 'azurerm',
  gcp: 'gcs',
  civo: 's3',
};

/** What a backend may be when the standards do not say. */
export const DEFAULT_BACKENDS: readonly BackendType[] = [
  ...new Set(Object.values(BY_CLOUD)),
];

/** What stands in place of settings that only people know. */
const PLACEHOLDERS: Partial<Record<Setting, string>> = {
  address: 'https://state.example.com/{appStack}/{environment}',
  organization: 'example',
};

const DEFAULTS: Record<BackendType, Partial<Record<Setting, string>>> = {
  s3: {
    bucket: '{appStack}-{environment}-state',
    key: '{appStack}/{environment}/terraform.tfstate',
  },
  azurerm: {
    resourceGroup: '{appStack}-{environment}-state',
    storageAccount: '{appStack}-{environment}-state',
    container: 'tfstate',
    key: '{appStack}/{environment}.tfstate',
  },
  gcs: {
    bucket: '{appStack}-{environment}-state',
    key: '{appStack}/{environment}',
  },
  http: {},
  hcp: { workspace: '{appStack}-{environment}' },
  remote: {
    hostname: 'app.terraform.io',
    workspace: '{appStack}-{environment}',
  },
  local: { path: 'state/{environment}.tfstate' },
};

/** The settings that each backend has. */
export const BACKEND_SETTINGS: Record<BackendType, readonly Setting[]> = {
  s3: ['bucket', 'key', 'region', 'endpoint'],
  azurerm: ['resourceGroup', 'storageAccount', 'container', 'key'],
  gcs: ['bucket', 'key'],
  http: ['address'],
  hcp: ['organization', 'workspace', 'project', 'hostname'],
  remote: ['organization', 'workspace', 'hostname'],
  local: ['path'],
};

/** What may stand in braces in the settings. */
export const BACKEND_TOKENS = ['appStack', 'environment', 'cloud', 'region'];

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET: NameRule = { maxLength: 63 };

// Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
const RESOURCE_GROUP: NameRule = { maxLength: 90 };
const STORAGE_ACCOUNT: NameRule = { maxLength: 24, separator: '' };

/** Source: https://developer.hashicorp.com/terraform/cloud-docs/workspaces/create */
const WORKSPACE: NameRule = { maxLength: 90 };

/** The state backend: what all environments share, and what each adds. */
export interface StateBackend {
  readonly type: BackendType;
  readonly shared: Record<string, TfvarsValue>;
  perEnvironment(environment: string): Record<string, TfvarsValue>;
  /** Workspace of HCP Terraform, which no file of settings can name. */
  workspace?(environment: string): string;
  /** Settings of the standards that somebody has to fill in. */
  readonly placeholders: readonly Setting[];
}

/** Everything that says where a backend keeps a state, tokens included. */
export function locationOf(type: BackendType, settings: Settings): string {
  // A path on somebody's disk is within the stack's own folder.
  return type === 'local'
    ? `{appStack} ${settings.path ?? DEFAULTS.local.path}`
    : BACKEND_SETTINGS[type]
        .map(
          name =>
            settings[name] ?? DEFAULTS[type][name] ?? PLACEHOLDERS[name] ?? '',
        )
        .join(' ');
}

/**
 * Partial configuration: the store's name and the state's key differ by
 * environment and are given to `terraform init`. Credentials never are.
 */
export function stateBackend(options: {
  appStack: string;
  cloud: Cloud;
  region: string;
  standards: Standards;
}): StateBackend {
  const { appStack, cloud, region, standards } = options;
  const settings = standards.stateBackend;
  const type = settings.type ?? BY_CLOUD[cloud];
  const tokens: Record<string, string> = { appStack, cloud, region };
  const pattern = (name: Setting) =>
    settings[name] ?? DEFAULTS[type][name] ?? PLACEHOLDERS[name] ?? '';
  const text = (name: Setting, environment: string) =>
    pattern(name).replace(
      /\{(\w+)\}/g,
      (_, token: string) => ({ ...tokens, environment }[token] ?? ''),
    );
  // The environment's name is fitted, too: not every place takes dashes.
  const fitted = (name: Setting, environment: string, rule: NameRule) =>
    fitName({
      pattern: pattern(name).replaceAll('{environment}', '{of}'),
      tokens: { ...tokens, of: environment },
      environments: [environment],
      rule,
    }).pieces.join('');
  const placeholders = BACKEND_SETTINGS[type].filter(
    name => name in PLACEHOLDERS && settings[name] === undefined,
  );

  switch (type) {
    case 's3':
      return {
        type,
        placeholders,
        shared: sharedOnS3(cloud, region, settings),
        perEnvironment: environment => ({
          bucket: fitted('bucket', environment, BUCKET),
          key: text('key', environment),
        }),
      };
    case 'azurerm':
      return {
        type,
        placeholders,
        shared: { use_azuread_auth: true, use_oidc: true },
        perEnvironment: environment => ({
          resource_group_name: fitted(
            'resourceGroup',
            environment,
            RESOURCE_GROUP,
          ),
          storage_account_name: fitted(
            'storageAccount',
            environment,
            STORAGE_ACCOUNT,
          ),
          container_name: text('container', environment),
          key: text('key', environment),
        }),
      };
    case 'gcs':
      return {
        type,
        placeholders,
        shared: {},
        perEnvironment: environment => ({
          bucket: fitted('bucket', environment, BUCKET),
          prefix: text('key', environment),
        }),
      };
    case 'http':
      return {
        type,
        placeholders,
        shared: {},
        perEnvironment: environment => onHttp(text('address', environment)),
      };
    case 'hcp':
      return {
        type,
        placeholders,
        shared: {
          organization: pattern('organization'),
          ...(settings.hostname !== undefined && {
            hostname: settings.hostname,
          }),
          ...(settings.project !== undefined && {
            workspaces: { project: settings.project },
          }),
        },
        perEnvironment: () => ({}),
        workspace: environment => fitted('workspace', environment, WORKSPACE),
      };
    case 'remote':
      return {
        type,
        placeholders,
        shared: {},
        perEnvironment: environment => ({
          hostname: pattern('hostname'),
          organization: pattern('organization'),
          workspaces: { name: fitted('workspace', environment, WORKSPACE) },
        }),
      };
    case 'local':
    default:
      return {
        type: 'local',
        placeholders,
        shared: {},
        perEnvironment: environment => ({ path: text('path', environment) }),
      };
  }
}

/**
 * What S3 needs to know; of stores that only speak its language, Terraform must
 * not ask what only AWS answers.
 * Sources: https://developer.hashicorp.com/terraform/language/backend/s3 and
 * https://www.civo.com/docs/object-stores
 */
function sharedOnS3(
  cloud: Cloud,
  region: string,
  settings: Settings,
): Record<string, TfvarsValue> {
  const endpoint =
    settings.endpoint ??
    (cloud === 'civo'
      ? `https://objectstore.${region.toLowerCase()}.civo.com`
      : undefined);
  if (endpoint === undefined) {
    // Other clouds' regions are none of AWS's.
    const own = cloud === 'aws' ? region : undefined;
    const place = settings.region ?? own;
    return {
      ...(place !== undefined && { region: place }),
      encrypt: true,
      use_lockfile: true,
    };
  }
  return {
    region: settings.region ?? region.toLowerCase(),
    endpoints: { s3: endpoint },
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_region_validation: true,
    skip_requesting_account_id: true,
    skip_s3_checksum: true,
    use_lockfile: true,
    use_path_style: true,
  };
}

/**
 * GitLab's store is locked by other methods than Terraform's own.
 * Source: https://docs.gitlab.com/user/infrastructure/iac/terraform_state/
 */
function onHttp(address: string): Record<string, TfvarsValue> {
  const lock = `${address}/lock`;
  return {
    address,
    lock_address: lock,
    unlock_address: lock,
    ...(address.includes('/api/v4/projects/') && {
      lock_method: 'POST',
      unlock_method: 'DELETE',
    }),
  };
}
