import type {
  ModuleStandards,
  Problem,
} from 'backstage-plugin-stackgen-common';
import { nearest } from '../catalog';
import { templateSyntaxErrors } from '../expressions/template';
import { findResourceType, RESOURCE_TYPES } from '../resource-types/registry';
import { checkSource } from './moduleSource';
import { parameterSchema } from './moduleResourceType';

/** Input names that Terraform would take for something else. */
const RESERVED = [
  'count',
  'depends_on',
  'for_each',
  'lifecycle',
  'providers',
  'source',
  'version',
];

/** A finding about one module; `where` is a path within the standards. */
export type ModuleFinding = Omit<Problem, 'code'>;

/** What a schema cannot tell about own modules, all of it. */
export function checkModules(
  modules: readonly ModuleStandards[],
): ModuleFinding[] {
  const names = modules.map(({ name }) => name);
  return modules.flatMap((module, index) => [
    ...(names.indexOf(module.name) < index
      ? [
          finding(
            module,
            'name',
            'Another module has this name.',
            'Give each a name of its own.',
          ),
        ]
      : []),
    ...checkSource(module.source, module.version).map(({ message, mend }) =>
      finding(module, 'source', message, mend),
    ),
    ...checkReplacement(module),
    ...checkParameters(module),
    ...checkInputs(module),
    ...checkOffer(module),
  ]);
}

function finding(
  { name }: ModuleStandards,
  path: string,
  message: string,
  mend: string,
): ModuleFinding {
  return {
    severity: 'error',
    where: `modules → ${name} → ${path}`,
    message,
    mend,
  };
}

function checkReplacement(module: ModuleStandards): ModuleFinding[] {
  const { replaces } = module;
  if (replaces === undefined) {
    return [];
  }
  if (findResourceType(replaces)) {
    return Object.keys(module.parameters).length === 0
      ? []
      : [
          finding(
            module,
            'parameters',
            `What replaces ${replaces} has its parameters, and no others.`,
            'Leave them out, or leave out "replaces".',
          ),
        ];
  }
  const known = RESOURCE_TYPES.map(({ name }) => name);
  const [similar] = nearest(replaces, known);
  return [
    finding(
      module,
      'replaces',
      `There is no resource type "${replaces}".`,
      similar ? `Did you mean "${similar}"?` : `Known are ${known.join(', ')}.`,
    ),
  ];
}

function checkParameters(module: ModuleStandards): ModuleFinding[] {
  return Object.entries(module.parameters).flatMap(([name, parameter]) => {
    const path = `parameters → ${name}`;
    if (parameter.type === 'enum' && !parameter.options) {
      return [
        finding(module, path, 'An enum needs values.', 'List them as options.'),
      ];
    }
    return parameter.default === undefined ||
      parameterSchema(name, parameter).safeParse(parameter.default).success
      ? []
      : [
          finding(
            module,
            path,
            `${JSON.stringify(
              parameter.default,
            )} is not a value that it takes.`,
            'Correct the default, the type or the limits.',
          ),
        ];
  });
}

function checkInputs(module: ModuleStandards): ModuleFinding[] {
  const reserved = Object.keys(module.inputs)
    .filter(name => RESERVED.includes(name))
    .map(name =>
      finding(
        module,
        `inputs → ${name}`,
        `Terraform takes "${name}" for something else.`,
        'A module cannot have an input of this name.',
      ),
    );
  const errors = templateSyntaxErrors(
    module.inputs,
    ['node', 'parameters', 'stack'],
    ['stack', 'variables'],
  );
  return [
    ...reserved,
    ...errors.map(({ path, message, mend }) =>
      finding(module, `inputs → ${path}`, message, mend),
    ),
  ];
}

function checkOffer(module: ModuleStandards): ModuleFinding[] {
  const { provides, consumes, outputs, cloud } = module;
  const texts = { provides, consumes };
  const findings = templateSyntaxErrors(
    texts,
    ['node', 'stack'],
    ['stack', 'outputs', 'variables'],
  ).map(({ path, message, mend }) =>
    finding(module, path.replace(/\./g, ' → '), message, mend),
  );
  const used = new Set(
    [...JSON.stringify(texts).matchAll(/\$\{\{\s*outputs\.(\w+)/g)].map(
      ([, name]) => name,
    ),
  );
  for (const name of used) {
    if (!outputs.includes(name)) {
      const [similar] = nearest(name, outputs);
      findings.push(
        finding(
          module,
          'outputs',
          `The output "${name}" is used, and not declared.`,
          similar ? `Did you mean "${similar}"?` : `Add it to the outputs.`,
        ),
      );
    }
  }
  if (provides?.secrets && cloud !== 'aws') {
    findings.push(
      finding(
        module,
        'provides → secrets',
        'Secrets by reference can be given on AWS only.',
        'Give the right to read the secret as access, and its name as an environment variable.',
      ),
    );
  }
  return findings;
}
