import { resourceSchema } from 'stackgen-provider-schemas';
import { cleanTagName } from '../../clouds/azure/tags';
import { cleanLabelKey } from '../../clouds/gcp/labels';
import { hasTemplate } from '../../expressions/template';
import { fits } from '../../standards/tags';
import {
  Call,
  isList,
  isObject,
  Reference,
  settle,
} from '../../terraform/expression';
import type { BlockHandle, Value } from '../../terraform';
import type { Breach, GeneralPolicy, StackView } from '../GeneralPolicy';

/** What everything gets, whatever the standards say. */
const OF_EVERYTHING = ['application', 'environment', 'managed-by'];

const RATIONALE =
  'Who owns it and who pays for it is found by its tags, or not at all.';

/** Providers that give tags to what they make, and the argument for that. */
const DEFAULTS: Record<string, string> = {
  aws: 'default_tags',
  google: 'default_labels',
};

/** Where tags stand on what has them elsewhere, and gets none by itself. */
const ELSEWHERE: Record<string, string> = {
  aws_autoscaling_group: 'tag',
  google_container_cluster: 'resource_labels',
  google_sql_database_instance: 'settings.user_labels',
};

type Tags = ReadonlyMap<string, Value>;

export const TAG_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'TAG-1',
    severity: 'error',
    title: 'Everything carries the tags that are required',
    rationale: RATIONALE,
    references: [],
    about: 'everything that can carry tags or labels, and own modules on Azure',
    concerns: type =>
      type === 'provider' || type === 'module' || tagsPath(type) !== undefined,
    find(block, stack) {
      switch (block.kind) {
        case 'provider':
          return ofProvider(block, stack, requiredBy(stack));
        case 'module':
          return ofModule(block, stack);
        default:
          return ofResource(block, stack);
      }
    },
  },
  {
    id: 'TAG-2',
    severity: 'warning',
    title: 'What belongs to no entity carries their required tags, too',
    rationale: RATIONALE,
    references: [],
    about: 'the network, keys and logs of a stack',
    concerns: type => type === 'provider',
    find: (block, stack) =>
      ofProvider(block, stack, requiredTags(stack, { ofEntities: true })),
  },
  {
    id: 'TAG-3',
    severity: 'error',
    title: 'Tags have values that the standards allow',
    rationale: RATIONALE,
    references: [],
    about: 'everything that can carry tags or labels',
    concerns: type => tagsPath(type) !== undefined,
    find(block, stack) {
      const { tagRules } = stack.standards;
      const path = tagsPath(block.type)!;
      const patterns = Object.entries(tagRules).filter(
        ([, { pattern }]) => pattern !== undefined,
      );
      if (patterns.length === 0) {
        return undefined;
      }
      const tags = tagsOf(block.attributes[path], stack) ?? new Map();
      for (const [key, { pattern = '' }] of patterns) {
        const value = settle(tags.get(cleanKey(key, stack)));
        if (
          typeof value === 'string' &&
          !fits(value, pattern) &&
          // Google’s labels are in small letters, whatever is asked for.
          !(stack.cloud === 'gcp' && fits(value.toUpperCase(), pattern))
        ) {
          return {
            path,
            says: `"${value}" is not allowed for ${key}.`,
            mend: `Leave ${key} to the standards, or give it the form ${pattern}.`,
          };
        }
      }
      return undefined;
    },
  },
];

function tagsPath(type: string): string | undefined {
  if (ELSEWHERE[type] !== undefined) {
    return ELSEWHERE[type];
  }
  if (!/^(aws|azurerm|google)_/.test(type)) {
    return undefined;
  }
  const name = type.startsWith('google_') ? 'labels' : 'tags';
  return resourceSchema(type)?.attributes[name]?.optional ? name : undefined;
}

/** What the provider gives to everything, and does not. */
function ofProvider(
  block: BlockHandle,
  stack: StackView,
  required: readonly string[],
): Breach | undefined {
  const has =
    block.name === 'azurerm'
      ? tagsOf(stack.facts.local('tags'), stack)
      : defaultsOf(block, stack);
  return has && missing(required, has, DEFAULTS[block.name] ?? 'features');
}

/** What is the same for all entities, so that everything can have it. */
function requiredBy(stack: StackView): string[] {
  return [...OF_EVERYTHING, ...requiredTags(stack, { ofEntities: false })];
}

function requiredTags(
  { standards, cloud }: StackView,
  { ofEntities }: { ofEntities: boolean },
): string[] {
  return Object.entries(standards.tagRules)
    .filter(
      ([key, { required }]) =>
        required && hasTemplate(standards.tags[key] ?? '') === ofEntities,
    )
    .map(([key]) => cleanKey(key, { cloud }));
}

/** Tags that everything in the stack has are on this, too. */
function ofResource(block: BlockHandle, stack: StackView): Breach | undefined {
  const path = tagsPath(block.type)!;
  if (block.type === 'aws_autoscaling_group') {
    return block.argument(path) === undefined
      ? { path, mend: 'Add a tag block for each tag.' }
      : undefined;
  }
  const byProvider =
    !ELSEWHERE[block.type] && /^(aws|google)_/.test(block.type);
  if (byProvider) {
    return undefined;
  }
  const [name, ...rest] = path.split('.');
  const own = tagsOf(within(block.attributes[name], rest), stack);
  return own && missing(OF_EVERYTHING, own, path);
}

/** A module on Azure tags what it makes only when it is given the tags. */
function ofModule(block: BlockHandle, stack: StackView): Breach | undefined {
  if (stack.cloud !== 'azure') {
    return undefined;
  }
  const given = Object.values(block.attributes).some(value => {
    const tags = tagsOf(value, stack);
    return tags && OF_EVERYTHING.every(key => tags.has(key));
  });
  return given
    ? undefined
    : {
        says: 'A module on Azure gets no tags unless it is given them.',
        mend: 'Give it an input tags: "${{ stack.tags }}".',
      };
}

function missing(
  required: readonly string[],
  has: Tags,
  path: string,
): Breach | undefined {
  const without = required.filter(key => !has.has(key));
  return without.length === 0
    ? undefined
    : {
        path,
        says: `Without ${without.join(', ')}. ${RATIONALE}`,
        mend: 'Give what the stack is made for a value for each of them.',
      };
}

function defaultsOf(block: BlockHandle, stack: StackView): Tags | undefined {
  const name = DEFAULTS[block.name];
  if (name === undefined) {
    return undefined;
  }
  const value = block.attributes[name];
  return tagsOf(
    name === 'default_tags' ? within(value, ['tags']) : value,
    stack,
  );
}

function within(value: Value, steps: readonly string[]): Value {
  return steps.reduce<Value>((part, step) => {
    const settled = settle(part);
    const one = isList(settled) ? settle(settled[0]) : settled;
    return isObject(one) ? one[step] : undefined;
  }, value);
}

/** Tags by key; undefined where only Terraform knows them. */
function tagsOf(value: Value, stack: StackView): Tags | undefined {
  const settled = settle(value);
  if (settled === undefined || settled === null) {
    return new Map();
  }
  if (isObject(settled)) {
    return new Map(Object.entries(settled));
  }
  if (settled instanceof Call && settled.name === 'merge') {
    const parts = settled.args.map(part => tagsOf(part, stack));
    return parts.includes(undefined)
      ? undefined
      : new Map(parts.flatMap(part => [...part!]));
  }
  if (settled instanceof Reference && settled.path.length === 0) {
    const [root, name] = settled.address.split('.');
    return root === 'local'
      ? tagsOf(stack.facts.local(name), stack)
      : undefined;
  }
  return undefined;
}

function cleanKey(key: string, { cloud }: Pick<StackView, 'cloud'>): string {
  if (cloud === 'gcp') {
    return cleanLabelKey(key);
  }
  return cloud === 'azure' ? cleanTagName(key) : key;
}
