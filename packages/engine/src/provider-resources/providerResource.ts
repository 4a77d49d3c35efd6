import type { BlockSchema } from 'stackgen-provider-schemas';
import type { AnyImplementation, Implementation } from '../clouds/Cloud';
import type { Part } from '../clouds/connectNodes';
import type { StackFoundation } from '../clouds/StackFoundation';
import { hasReference } from '../expressions/resolveReferences';
import type { Resolved } from '../expressions/template';
import type { NodeScope } from '../resource-types/NodeScope';
import type { TfvarsValue } from '../standards/EnvironmentValues';
import { jsonencode, type Value } from '../terraform';
import { secretLiterals } from './secretLiterals';
import { StackReferences } from './StackReferences';

type Scope = NodeScope<Record<string, Resolved>>;

/** Writes one resource of a provider with the arguments of the mapping. */
export function providerResource(
  type: string,
  schema: BlockSchema,
): AnyImplementation {
  const implementation: Implementation<
    Record<string, Resolved>,
    StackFoundation,
    Part
  > = {
    name: type,
    title: type,
    build(scope, foundation) {
      const node = scope as unknown as NodeScope;
      const references = new StackReferences(node, foundation);
      const attributes: Record<string, Value> = {};
      for (const name of Object.keys(schema.attributes)) {
        const value = argument(scope, name, references, schema);
        if (value !== undefined) {
          attributes[name] = value;
        }
      }
      for (const name of Object.keys(schema.blocks)) {
        const value = fixed(scope, name, references);
        if (value !== undefined) {
          attributes[name] = value;
        }
      }
      for (const path of secretLiterals(
        scope.in(scope.environments[0]),
        schema,
      )) {
        scope.report(path, {
          severity: 'error',
          code: 'secret-in-mapping',
          message: 'This is a secret, and would stand in the files.',
          mend: 'Write ${{ variables.<name> }}: a variable that each run is given.',
        });
      }
      const implied = foundation.implied(node);
      for (const [name, value] of Object.entries(implied)) {
        const { optional, required } = schema.attributes[name] ?? {};
        const wanted = name === 'name' ? optional || required : required;
        if (wanted && attributes[name] === undefined) {
          attributes[name] = value();
        }
      }
      const block = scope.resource(type, undefined, attributes);
      const { provides } = scope.node;
      return provides
        ? {
            provides: foundation.offer(
              provides,
              text => references.render(text, 'provides', { self: block }),
              {
                ...(schema.attributes.arn && { arn: block.ref('arn') }),
                ...(schema.attributes.id && { id: block.ref('id') }),
              },
            ),
          }
        : {};
    },
  };
  return implementation as unknown as AnyImplementation;
}

/** An argument: literal, a variable where environments differ, or references. */
function argument(
  scope: Scope,
  name: string,
  references: StackReferences,
  { attributes }: BlockSchema,
): Value {
  const values = scope.environments.map(environment => scope.in(environment));
  const differ = values.some(
    p => JSON.stringify(p[name]) !== JSON.stringify(values[0][name]),
  );
  if (differ && !values.some(p => hasReference(p[name]))) {
    return scope.value(
      name,
      `argument ${name} of its Terraform resource.`,
      p => p[name] as TfvarsValue | undefined,
    );
  }
  const value = fixed(scope, name, references);
  // A document in an argument that takes text: a policy, a definition.
  return attributes[name].type === 'string' && isDocument(value)
    ? jsonencode(value)
    : value;
}

/** What cannot differ: blocks, and whatever refers to the rest of the stack. */
function fixed(scope: Scope, name: string, references: StackReferences): Value {
  const [first, ...others] = scope.environments.map(
    environment => scope.in(environment)[name],
  );
  if (others.some(value => JSON.stringify(value) !== JSON.stringify(first))) {
    scope.report(name, {
      severity: 'error',
      code: 'parameter-not-per-environment',
      message: `"${name}" cannot differ between environments, because it is a block or refers to the rest of the stack.`,
      mend: 'Set it for all environments.',
    });
  }
  return first === undefined ? undefined : references.resolve(first, name);
}

function isDocument(value: Value): boolean {
  return (
    Array.isArray(value) ||
    (typeof value === 'object' &&
      value !== null &&
      Object.getPrototypeOf(value) === Object.prototype)
  );
}
