import type { Cloud, Standards } from 'backstage-plugin-stackgen-common';
import type { TfvarsValue } from './EnvironmentValues';
import { fitName, type NameRule } from './naming';

type BackendType = NonNullable<Standards['stateBackend']['type']>;

/** Each cloud's own store. Civo's object store speaks S3. */
const BY_CLOUD: Record<Cloud, BackendType> = {
  aws: 's3',
  azure: 'azurerm',
  gcp: 'gcs',
  civo: 's3',
};

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET: NameRule = { maxLength: 63 };

// Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
const RESOURCE_GROUP: NameRule = { maxLength: 90 };
const STORAGE_ACCOUNT: NameRule = { maxLength: 24, separator: '' };

/** The state backend: what all environments share, and what each adds. */
export interface StateBackend {
  readonly type: BackendType;
  readonly shared: Record<string, TfvarsValue>;
  perEnvironment(environment: string): Record<string, TfvarsValue>;
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
  const type = standards.stateBackend.type ?? BY_CLOUD[cloud];
  const store = (environment: string, rule: NameRule) =>
    fitName({
      pattern: '{appStack}-{of}-state',
      tokens: { appStack, of: environment },
      environments: [environment],
      rule,
    }).pieces.join('');
  switch (type) {
    case 's3':
      return {
        type,
        shared: {
          ...(cloud === 'aws' && { region }),
          encrypt: true,
          use_lockfile: true,
        },
        perEnvironment: environment => ({
          bucket: store(environment, BUCKET),
          key: `${appStack}/${environment}/terraform.tfstate`,
        }),
      };
    case 'azurerm':
      return {
        type,
        shared: { use_azuread_auth: true, use_oidc: true },
        perEnvironment: environment => ({
          resource_group_name: store(environment, RESOURCE_GROUP),
          storage_account_name: store(environment, STORAGE_ACCOUNT),
          container_name: 'tfstate',
          key: `${appStack}/${environment}.tfstate`,
        }),
      };
    case 'gcs':
      return {
        type,
        shared: {},
        perEnvironment: environment => ({
          bucket: store(environment, BUCKET),
          prefix: `${appStack}/${environment}`,
        }),
      };
    case 'http':
      return {
        type,
        shared: {},
        perEnvironment: environment => ({
          address: `https://state.example.com/${appStack}/${environment}`,
          lock_address: `https://state.example.com/${appStack}/${environment}/lock`,
          unlock_address: `https://state.example.com/${appStack}/${environment}/lock`,
        }),
      };
    case 'remote':
      return {
        type,
        shared: {},
        perEnvironment: environment => ({
          hostname: 'app.terraform.io',
          organization: 'example',
          workspaces: { name: `${appStack}-${environment}` },
        }),
      };
    case 'local':
    default:
      return {
        type: 'local',
        shared: {},
        perEnvironment: environment => ({
          path: `state/${environment}.tfstate`,
        }),
      };
  }
}
