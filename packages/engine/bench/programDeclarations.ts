import type { TerraformDocument } from '../src/terraform';
import type { Value } from '../src/terraform/expression';
import type { OutputOptions, VariableOptions } from '../src/terraform/options';
import type { Made, MakeValue } from './programValue';

/** A variable, local or output of a program. */
export interface Declaration<Config> {
  readonly address: string;
  readonly name: string;
  readonly config: (made: Made) => Config;
}

/** What cdktf takes for a variable. */
export interface VariableConfig {
  readonly type: string;
  readonly description: string;
  readonly nullable?: boolean;
  readonly sensitive?: boolean;
  readonly validation?: { condition: unknown; errorMessage: unknown }[];
}

/** What cdktf takes for an output. */
export interface OutputConfig {
  readonly description: string;
  readonly value: unknown;
  readonly sensitive?: boolean;
}

/**
 * All variables, without their defaults: cdktf fails on some, and renames keys in
 * others. `text` makes Terraform's own text of a value.
 */
export function variablesOf(
  document: TerraformDocument,
  text: (value: Value) => MakeValue,
): Declaration<VariableConfig>[] {
  return ofKind(document, 'variable').map(({ address, name, options }) => {
    const { type, description, nullable, sensitive, validation = [] } = options;
    const validations = (
      'condition' in validation ? [validation] : validation
    ).map(one => ({
      condition: text(one.condition),
      errorMessage: text(one.errorMessage),
    }));
    return {
      address,
      name,
      config: made => ({
        type,
        description,
        ...(nullable !== undefined && { nullable }),
        ...(sensitive !== undefined && { sensitive }),
        ...(validations.length > 0 && {
          validation: validations.map(({ condition, errorMessage }) => ({
            condition: condition(made),
            errorMessage: errorMessage(made),
          })),
        }),
      }),
    };
  });
}

/** All locals, of all blocks that have some. */
export function localsOf(
  document: TerraformDocument,
  valueOf: (value: Value) => MakeValue,
): Declaration<unknown>[] {
  return document
    .blocks()
    .filter(({ kind }) => kind === 'locals')
    .flatMap(({ attributes }) =>
      Object.keys(attributes).map(name => ({
        address: `local.${name}`,
        name,
        config: valueOf(attributes[name]),
      })),
    );
}

/** All outputs. */
export function outputsOf(
  document: TerraformDocument,
  valueOf: (value: Value) => MakeValue,
): Declaration<OutputConfig>[] {
  return ofKind(document, 'output').map(({ address, name, options }) => {
    const { description, sensitive } = options;
    const value = valueOf(options.value);
    return {
      address,
      name,
      config: made => ({
        description,
        value: value(made),
        ...(sensitive !== undefined && { sensitive }),
      }),
    };
  });
}

type Declared = { variable: VariableOptions; output: OutputOptions };

function ofKind<Kind extends keyof Declared>(
  document: TerraformDocument,
  kind: Kind,
) {
  return document
    .blocks()
    .filter(block => block.kind === kind)
    .map(({ address, name, content }) => ({
      address,
      name,
      options: (content as unknown as { options: Declared[Kind] }).options,
    }));
}
