import type { ModuleStandards } from 'backstage-plugin-stackgen-common';
import type { AnyImplementation, Implementation } from '../clouds/Cloud';
import type { Part } from '../clouds/connectNodes';
import type { StackFoundation } from '../clouds/StackFoundation';
import { hasReference } from '../expressions/resolveReferences';
import {
  celVariables,
  evaluateTemplates,
  type Resolved,
} from '../expressions/template';
import { StackReferences } from '../provider-resources/StackReferences';
import type { NodeScope } from '../resource-types/NodeScope';
import type { TfvarsValue } from '../standards/EnvironmentValues';
import { lazy, type Value } from '../terraform';

type Parameters = Record<string, unknown>;

/** Calls an own module with inputs made from parameters and the stack. */
export function moduleImplementation(
  module: ModuleStandards,
): AnyImplementation {
  const implementation: Implementation<Parameters, StackFoundation, Part> = {
    name: `module-${module.name}`,
    title: module.title ?? `Module ${module.name}`,
    isModule: true,
    build(scope, foundation) {
      const node = scope as unknown as NodeScope;
      const references = new StackReferences(node, foundation);
      const inputs: Record<string, Value> = {};
      for (const name of Object.keys(module.inputs)) {
        inputs[name] = input(scope, module.inputs[name], name, references);
      }
      const environment = new Map<string, Value>();
      const { environmentInput } = module.consumes ?? {};
      if (environmentInput !== undefined) {
        inputs[environmentInput] = lazy(() => sortedObject(environment));
      }
      const block = scope.module({
        source: module.source,
        ...(module.version !== undefined && { version: module.version }),
        inputs,
      });
      const render = (text: string, about: string) =>
        references.render(text, about, { outputs: block });
      return {
        ...(module.provides && {
          provides: foundation.offer(
            module.provides,
            text => render(text, 'provides'),
            {},
          ),
        }),
        ...(module.consumes && {
          consumes: {
            ...foundation.moduleConsumer(node, module.consumes, text =>
              render(text, 'consumes'),
            ),
            ...(environmentInput !== undefined && {
              addEnvironment: (name: string, value: Value) => {
                environment.set(name, value);
              },
            }),
          },
        }),
      };
    },
  };
  return implementation as unknown as AnyImplementation;
}

/** An input: a literal where all environments agree, else a variable. */
function input(
  scope: NodeScope<Parameters>,
  value: unknown,
  name: string,
  references: StackReferences,
): Value {
  const variables = references.variables();
  const evaluated = new Map<string, Resolved>();
  for (const environment of scope.environments) {
    const result = evaluateTemplates(value, {
      variables: {
        ...variables,
        ...celVariables({ parameters: scope.in(environment) }),
      },
      references: ['stack', 'variables'],
    });
    for (const { path, message, mend } of result.errors) {
      scope.report([name, path].filter(Boolean).join('.'), {
        severity: 'error',
        code: 'bad-expression',
        message,
        mend,
      });
    }
    evaluated.set(environment, result.value);
  }
  const values = [...evaluated.values()];
  if (!values.some(hasReference)) {
    return scope.value(
      name,
      `input ${name} of its module.`,
      (_, environment) => evaluated.get(environment) as TfvarsValue,
    );
  }
  if (values.some(v => JSON.stringify(v) !== JSON.stringify(values[0]))) {
    scope.report(name, {
      severity: 'error',
      code: 'parameter-not-per-environment',
      message: `The input "${name}" refers to the rest of the stack, so it cannot differ between environments.`,
      mend: 'Give what differs to the module as an input of its own.',
    });
  }
  return references.resolve(values[0], name);
}

function sortedObject(map: ReadonlyMap<string, Value>): Value {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
