import {
  dataSourceSchema,
  resourceSchema,
  type BlockSchema,
} from 'stackgen-provider-schemas';
import type { BlockHandle, TerraformDocument } from '../src/terraform';
import type { BlockContent } from '../src/terraform/BlockHandle';
import { referencesIn } from '../src/terraform/check/references';
import {
  DynamicBlock,
  Expression,
  isList,
  isObject,
  settle,
  type Attributes,
  type Value,
} from '../src/terraform/expression';
import { inline } from '../src/terraform/hcl/inline';
import { localsOf, outputsOf, variablesOf } from './programDeclarations';
import { programValue, text, type Made, type MakeValue } from './programValue';
import type { Block, ProviderClass, ProviderClasses } from './providerClasses';

/**
 * How references and functions are given to cdktf: by its own `constructs` and
 * expressions, as its programs do, or as `text` of Terraform's that is ready.
 */
export type References = 'constructs' | 'text';

/** Makes the constructs of a program in a stack. */
export type Program = (stack: object) => void;

type Options = Extract<BlockContent, { kind: 'resource' }>['options'];

interface Statement {
  readonly make: ProviderClass;
  readonly address: string;
  readonly name: string;
  readonly config: (made: Made) => Record<string, unknown>;
  readonly dependsOn: readonly string[];
}

/**
 * The variables, locals, resources, data sources and outputs of a document as a
 * program for cdktf and its prebuilt classes. All that a compiler of such a
 * program would do is done before it runs.
 */
export function cdktfProgram(
  document: TerraformDocument,
  classes: ProviderClasses,
  references: References,
): Program {
  const { cdktf } = classes;
  const byConstructs = references === 'constructs';
  const outer = byConstructs ? outerAddresses(document) : new Set<string>();
  const made = new Set<string>();
  const valueOf = (value: Value) =>
    byConstructs
      ? programValue(
          value,
          cdktf,
          address => outer.has(address) || made.has(address),
        )
      : text(value);

  const variables = variablesOf(document, text);
  const locals = localsOf(document, value =>
    byConstructs
      ? programValue(value, cdktf, address => address.startsWith('var.'))
      : text(value),
  );
  const statements = inOrder(document).map((block): Statement => {
    const { options } = block.content as { options: Options };
    const schema = (
      block.kind === 'data'
        ? dataSourceSchema(block.type)
        : resourceSchema(block.type)
    )!;
    const config = configOf(block.attributes, schema, valueOf);
    const lifecycle = lifecycleOf(options);
    const dependsOn = (options.dependsOn ?? [])
      .map(addressOf)
      .filter(address => made.has(address));
    made.add(block.address);
    return {
      make:
        block.kind === 'data'
          ? classes.dataSource(block.type)
          : classes.resource(block.type),
      address: block.address,
      name: block.name,
      config: so => ({ ...config(so), ...lifecycle }),
      dependsOn,
    };
  });
  const outputs = outputsOf(document, valueOf);

  return stack => {
    const blocks = new Map<string, Block>();
    const so = {
      blocks,
      variables: new Map<string, { stringValue: string }>(),
      locals: new Map<string, { asString: string }>(),
    };
    for (const { address, name, config } of variables) {
      const variable = new cdktf.TerraformVariable(stack, address, config(so));
      variable.overrideLogicalId(name);
      so.variables.set(address, variable);
    }
    for (const { address, name, config } of locals) {
      const local = new cdktf.TerraformLocal(stack, address, config(so));
      local.overrideLogicalId(name);
      so.locals.set(address, local);
    }
    for (const { make: Make, address, name, config, dependsOn } of statements) {
      const arguments_ = config(so);
      if (dependsOn.length > 0) {
        arguments_.dependsOn = dependsOn.map(other => blocks.get(other));
      }
      const block = new Make(stack, address, arguments_);
      block.overrideLogicalId(name);
      blocks.set(address, block);
    }
    for (const { address, name, config } of outputs) {
      const output = new cdktf.TerraformOutput(stack, address, config(so));
      output.overrideLogicalId(name);
    }
  };
}

/** Blocks after those that they refer to, where they do not in a circle. */
function inOrder(document: TerraformDocument): BlockHandle[] {
  const all = document
    .blocks()
    .filter(({ kind }) => kind === 'resource' || kind === 'data');
  const byAddress = new Map(all.map(block => [block.address, block]));
  const seen = new Set<string>();
  const ordered: BlockHandle[] = [];
  const visit = (block: BlockHandle) => {
    if (seen.has(block.address)) {
      return;
    }
    seen.add(block.address);
    const { dependsOn = [] } = (block.content as { options: Options }).options;
    const needed = [
      ...referencesIn(block.body()).map(({ reference }) => reference.address),
      ...dependsOn.map(addressOf),
    ];
    for (const address of needed) {
      const other = byAddress.get(address);
      if (other) {
        visit(other);
      }
    }
    ordered.push(block);
  };
  all.forEach(visit);
  return ordered;
}

/** An object for a class: names in camelCase, blocks as objects or lists. */
function configOf(
  attributes: Attributes,
  schema: BlockSchema,
  valueOf: (value: Value) => MakeValue,
): (made: Made) => Record<string, unknown> {
  const names: string[] = [];
  const values: MakeValue[] = [];
  for (const [name, unsettled] of Object.entries(attributes)) {
    const value = settle(unsettled);
    const nested = schema.blocks[name];
    // Classes make no dynamic blocks out of what they are given.
    if (value === undefined || value instanceof DynamicBlock) {
      continue;
    }
    if (nested) {
      const blocks = (isList(value) ? value : [value])
        .map(settle)
        .filter(isObject)
        .map(block => configOf(block, nested.block, valueOf));
      const single = nested.nesting === 'single' || nested.maxItems === 1;
      names.push(camel(name));
      values.push(
        single
          ? made => blocks[0]?.(made)
          : made => blocks.map(block => block(made)),
      );
    } else if (schema.attributes[name]) {
      names.push(camel(name));
      values.push(valueOf(value));
    }
  }
  return made => {
    const config: Record<string, unknown> = {};
    for (let position = 0; position < names.length; position++) {
      config[names[position]] = values[position](made);
    }
    return config;
  };
}

function lifecycleOf({ lifecycle }: Options): Record<string, unknown> {
  if (!lifecycle) {
    return {};
  }
  const { replaceTriggeredBy, ...others } = lifecycle;
  return {
    lifecycle: {
      ...others,
      ...(replaceTriggeredBy && {
        replaceTriggeredBy: replaceTriggeredBy.map(one =>
          one instanceof Expression ? inline(one) : one.address,
        ),
      }),
    },
  };
}

function outerAddresses(document: TerraformDocument): Set<string> {
  return new Set([
    ...document
      .blocks()
      .filter(({ kind }) => kind === 'variable')
      .map(({ address }) => address),
    ...document.locals(),
  ]);
}

function addressOf(target: BlockHandle | string): string {
  return typeof target === 'string' ? target : target.address;
}

function camel(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
}
