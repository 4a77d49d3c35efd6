import { resourceSchema } from 'stackgen-provider-schemas';
import { isProviderResourceName } from '../../provider-resources/providerResourceType';
import type { BlockHandle } from '../../terraform';
import type { ArgumentValue, Facts } from '../Facts';
import {
  aboutTypes,
  type Breach,
  type GeneralPolicy,
  type StackView,
} from '../GeneralPolicy';
import { nameArgument } from './nameArgument';

/**
 * Names that nobody else in the world can have, by the argument. Sources:
 * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 * and https://cloud.google.com/storage/docs/buckets#naming
 */
const OF_THE_WORLD: Record<string, string> = {
  aws_cognito_user_pool_domain: 'domain',
  aws_s3_bucket: 'bucket',
  azurerm_api_management: 'name',
  azurerm_app_configuration: 'name',
  azurerm_cdn_endpoint: 'name',
  azurerm_cdn_frontdoor_endpoint: 'name',
  azurerm_cognitive_account: 'custom_subdomain_name',
  azurerm_container_registry: 'name',
  azurerm_cosmosdb_account: 'name',
  azurerm_data_factory: 'name',
  azurerm_eventhub_namespace: 'name',
  azurerm_iothub: 'name',
  azurerm_key_vault: 'name',
  azurerm_kusto_cluster: 'name',
  azurerm_linux_function_app: 'name',
  azurerm_linux_web_app: 'name',
  azurerm_mssql_server: 'name',
  azurerm_mysql_flexible_server: 'name',
  azurerm_postgresql_flexible_server: 'name',
  azurerm_redis_cache: 'name',
  azurerm_search_service: 'name',
  azurerm_servicebus_namespace: 'name',
  azurerm_signalr_service: 'name',
  azurerm_storage_account: 'name',
  azurerm_synapse_workspace: 'name',
  azurerm_web_pubsub: 'name',
  azurerm_windows_function_app: 'name',
  azurerm_windows_web_app: 'name',
  google_project: 'project_id',
  google_storage_bucket: 'name',
};

/** The same, in an account of Civo. */
const OF_THE_ACCOUNT: Record<string, string> = {
  civo_database: 'name',
  civo_firewall: 'name',
  civo_instance: 'hostname',
  civo_kubernetes_cluster: 'name',
  civo_network: 'label',
  civo_object_store: 'name',
};

/** Whose name says what is in it: a host, a domain. */
const NAMED_FOR_CONTENT =
  /^aws_(route53|acm|ses|sesv2|cloudfront|iam_service_linked|service_discovery_service)/;

/** Stands for the name of the environment while names are compared. */
const ENVIRONMENT = '§';

export const NAME_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'NAME-1',
    severity: 'error',
    title: 'Names that nobody else can have tell environments apart',
    rationale: 'The second environment could not be made.',
    references: [],
    ...aboutTypes(...Object.keys(OF_THE_WORLD)),
    find: (block, { facts }) =>
      sameInTwo(block, OF_THE_WORLD[block.type], facts),
  },
  {
    id: 'NAME-2',
    severity: 'warning',
    title: 'Names tell environments apart',
    rationale: 'Two environments could not be in one account.',
    references: [],
    about: 'everything on AWS and Civo that has a name in its account',
    concerns: type =>
      accountName(type) !== undefined && OF_THE_WORLD[type] === undefined,
    find(block, { facts }) {
      const breach = sameInTwo(block, accountName(block.type)!, facts);
      return breach && !isPartOfAnother(block, facts) ? breach : undefined;
    },
  },
  {
    id: 'NAME-3',
    severity: 'warning',
    title: 'Names have the form that the standards ask for',
    rationale: 'A name that follows no pattern belongs to nobody.',
    references: [],
    about: 'resources of a provider that a mapping names',
    concerns: type => nameArgument(type) !== undefined,
    find(block, stack) {
      const node = stack.nodeOf(block);
      const path = nameArgument(block.type)!;
      if (
        !node ||
        !isProviderResourceName(node.resourceType) ||
        !node.resourceType.endsWith(`:${block.type}`)
      ) {
        return undefined;
      }
      const pattern = patternOf(stack);
      const wrong = stack.facts
        .valuesAt(block, path)
        .find(
          one =>
            typeof one.value === 'string' &&
            !NAMED_FOR_CONTENT.test(block.type) &&
            !follows(one, pattern),
        );
      return (
        wrong && {
          path,
          ...(wrong.environment !== undefined && {
            environment: wrong.environment,
          }),
          mend: `Write ${path}: "\${{ stack.resourceName }}", or leave it out.`,
        }
      );
    },
  },
];

function accountName(type: string): string | undefined {
  if (type.startsWith('civo_')) {
    return OF_THE_ACCOUNT[type];
  }
  return type.startsWith('aws_') && !NAMED_FOR_CONTENT.test(type)
    ? nameArgument(type)
    : undefined;
}

/** Whether two environments would have the same name. */
function sameInTwo(
  block: BlockHandle,
  path: string,
  facts: Facts,
): Breach | undefined {
  const values = facts
    .valuesAt(block, path)
    .filter(({ value }) => typeof value === 'string' && !value.includes('${'));
  const everywhere = values.some(
    ({ environment }) => environment === undefined,
  );
  const same =
    (everywhere && facts.environments.length > 1) ||
    new Set(values.map(({ value }) => value)).size < values.length;
  return same
    ? {
        path,
        mend: `Write ${path}: "\${{ stack.resourceName }}", or a name with \${{ stack.environment }} in it.`,
      }
    : undefined;
}

/** Its name counts within what it belongs to, and that one’s name differs. */
function isPartOfAnother(block: BlockHandle, facts: Facts): boolean {
  const attributes = resourceSchema(block.type)?.attributes ?? {};
  return Object.keys(attributes).some(
    name =>
      attributes[name].required &&
      facts
        .membersAt(block, name)
        .some(({ value }) => /\$\{/.test(String(value))),
  );
}

function patternOf({ standards, appStack, cloud }: StackView): RegExp {
  const tokens: Record<string, string> = {
    appStack: escape(bare(appStack)),
    cloud: escape(bare(cloud ?? '')),
    environment: ENVIRONMENT,
    name: '.+',
    region: '.+',
  };
  const text = standards.naming.pattern
    .split(/(\{\w+\})/)
    .map(piece =>
      /^\{\w+\}$/.test(piece)
        ? tokens[piece.slice(1, -1)] ?? '.*'
        : escape(bare(piece)),
    )
    .join('');
  return new RegExp(`^${text}`);
}

function follows(
  { value, environment }: ArgumentValue,
  pattern: RegExp,
): boolean {
  const text = String(value);
  const marked = (
    environment === undefined
      ? text.replace(/\$\{var\.environment\}/g, ENVIRONMENT)
      : text.replace(environment, ENVIRONMENT)
  ).trim();
  return (
    pattern.test(bare(marked)) ||
    // One that had to be shortened ends in a hash.
    (marked.includes(ENVIRONMENT) && /[0-9a-f]{6}$/.test(marked)) ||
    // Only Terraform knows it.
    /^\$\{(?!var\.environment\})/.test(text)
  );
}

/** What of a name all clouds take: small letters and digits. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9§]/g, '');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
