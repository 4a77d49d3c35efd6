import {
  dataSourceSchema,
  providerSchema,
  resourceSchema,
} from 'stackgen-provider-schemas';
import type { BlockSchema } from 'stackgen-provider-schemas';
import type { BlockHandle } from '../BlockHandle';
import { checkovComments } from '../comments';
import type { Expression, Value } from '../expression';
import { Reference } from '../expression';
import { inline } from '../hcl/inline';
import { formatType } from '../types/formatType';
import type {
  BlockOptions,
  Lifecycle,
  OutputOptions,
  RequiredProvider,
  TerraformOptions,
  Validation,
  VariableOptions,
} from '../options';
import type { Body, BodyItem } from './Body';
import { argument, body, nestedBlock, words } from './Body';
import { items } from './items';

/** Of all that says where the state is, only workspaces are a block. */
const STATE_SCHEMA: BlockSchema = {
  attributes: {},
  blocks: {
    workspaces: {
      nesting: 'single',
      minItems: 0,
      block: { attributes: {}, blocks: {}, only: {} },
    },
  },
  only: {},
};

/** What stands between the braces of a block. */
export function bodyOf(block: BlockHandle): Body {
  const { content, attributes } = block;
  switch (content.kind) {
    case 'resource':
    case 'data':
      return withMeta(content.options, items(attributes, schemaOf(block)));
    case 'module': {
      const { source, version, providers } = content.options;
      return withMeta(
        content.options,
        items(attributes, undefined),
        [argument('source', source), ...given('version', version)],
        providers ? [words('providers', providers)] : [],
      );
    }
    case 'provider':
      return body([
        [
          ...given('alias', content.options.alias),
          ...items(attributes, schemaOf(block)),
        ],
      ]);
    case 'variable':
      return variableBody(content.options);
    case 'output':
      return outputBody(content.options);
    case 'check':
      return body([[nestedBlock('assert', conditionBody(content.options))]]);
    case 'locals':
      return body([items(attributes, undefined)]);
    case 'terraform':
      return terraformBody(content.options);
    default:
      return body([[words('from', content.from), words('to', content.to)]]);
  }
}

/** The provider's schema of a block; undefined where there is none. */
export function schemaOf(block: BlockHandle): BlockSchema | undefined {
  switch (block.kind) {
    case 'resource':
      return resourceSchema(block.type);
    case 'data':
      return dataSourceSchema(block.type);
    case 'provider':
      return providerSchema(block.name)?.configuration;
    default:
      return undefined;
  }
}

// The order that Terraform's style guide asks for: meta-arguments, arguments,
// blocks, lifecycle, depends_on.
function withMeta(
  options: BlockOptions,
  own: readonly BodyItem[],
  first: readonly BodyItem[] = [],
  more: readonly BodyItem[] = [],
): Body {
  const { forEach, count, provider, lifecycle, dependsOn } = options;
  const meta = [...given('count', count), ...given('for_each', forEach)];
  if (provider) {
    meta.push(words('provider', addressOf(provider)));
  }
  const last = lifecycle
    ? [nestedBlock('lifecycle', lifecycleBody(lifecycle))]
    : [];
  return body(
    [first, [...meta, ...more], own, last, dependencies(dependsOn)],
    checkovComments(options.skips),
  );
}

function lifecycleBody(lifecycle: Lifecycle): Body {
  const { ignoreChanges, replaceTriggeredBy } = lifecycle;
  return body([
    [
      ...given('create_before_destroy', lifecycle.createBeforeDestroy),
      ...given('prevent_destroy', lifecycle.preventDestroy),
      ...(ignoreChanges === undefined
        ? []
        : [words('ignore_changes', ignoreChanges)]),
      ...(replaceTriggeredBy === undefined
        ? []
        : [words('replace_triggered_by', replaceTriggeredBy.map(addressOf))]),
    ],
  ]);
}

function dependencies(dependsOn: BlockOptions['dependsOn'] = []): BodyItem[] {
  if (dependsOn.length === 0) {
    return [];
  }
  const addresses = [...new Set(dependsOn.map(addressOf))];
  return addresses.length === 0 ? [] : [words('depends_on', addresses)];
}

function variableBody(options: VariableOptions): Body {
  const { validation = [] } = options;
  const validations = 'condition' in validation ? [validation] : validation;
  return body([
    [
      argument('description', options.description),
      words('type', formatType(options.type)),
      ...given('default', options.default),
      ...given('nullable', options.nullable),
      ...given('sensitive', options.sensitive),
      ...validations.map(one => nestedBlock('validation', conditionBody(one))),
    ],
  ]);
}

function conditionBody({ condition, errorMessage }: Validation): Body {
  return body([
    [argument('condition', condition), argument('error_message', errorMessage)],
  ]);
}

function outputBody(options: OutputOptions): Body {
  return body([
    [
      argument('description', options.description),
      argument('value', options.value ?? null),
      ...given('sensitive', options.sensitive),
    ],
    dependencies(options.dependsOn),
  ]);
}

function terraformBody(options: TerraformOptions): Body {
  const { requiredVersion, requiredProviders, backend, cloud } = options;
  return body([
    [
      ...given('required_version', requiredVersion),
      ...(requiredProviders
        ? [
            nestedBlock(
              'required_providers',
              body([
                Object.entries(requiredProviders).map(([name, provider]) =>
                  requiredProvider(name, provider),
                ),
              ]),
            ),
          ]
        : []),
      ...(backend
        ? [
            nestedBlock(
              'backend',
              body([items(backend.settings ?? {}, STATE_SCHEMA)]),
              [backend.type],
            ),
          ]
        : []),
      ...(cloud
        ? [nestedBlock('cloud', body([items(cloud, STATE_SCHEMA)]))]
        : []),
    ],
  ]);
}

function requiredProvider(
  name: string,
  { aliases = [], ...provider }: RequiredProvider,
): BodyItem {
  return aliases.length === 0
    ? argument(name, provider)
    : words(
        name,
        new Map([
          ['source', inline(provider.source)],
          ['version', inline(provider.version)],
          ['configuration_aliases', `[${aliases.join(', ')}]`],
        ]),
        { ...provider, configuration_aliases: aliases },
      );
}

function given(name: string, value: Value): BodyItem[] {
  return value === undefined ? [] : [argument(name, value)];
}

function addressOf(target: BlockHandle | Expression | string): string {
  if (typeof target === 'string') {
    return new Reference(target, []).address;
  }
  return 'address' in target && !(target instanceof Reference)
    ? (target as BlockHandle).address
    : inline(target as Expression);
}
