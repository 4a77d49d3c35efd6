import type {
  GeneratedFile,
  Standards,
} from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../build';
import type { TfvarsValue } from '../standards/EnvironmentValues';
import {
  ref,
  renderHcl,
  renderJson,
  TerraformDocument,
  type BlockHandle,
  type Value,
} from '../terraform';
import { isSensitive } from '../terraform/check/sensitive';
import { referencesIn } from '../terraform/check/references';
import { Reference } from '../terraform/expression';
import { inline } from '../terraform/hcl/inline';
import { toIdentifier } from '../terraform/names';
import { substitute } from '../terraform/substitute';

/** Where an environment's folder finds the stack. */
const SOURCE = '../../modules/stack';

/** What the folders have, so that the stack as their module has it not. */
export function ownedByFolders({ document }: BuiltStack): BlockHandle[] {
  const providers = document.blocks().filter(({ kind }) => kind === 'provider');
  const used = new Set(
    document
      .blocks()
      .filter(({ kind }) => kind !== 'provider' && kind !== 'variable')
      .flatMap(block => referencesIn(block.body()))
      .map(({ reference }) => reference.address),
  );
  return [
    ...providers,
    ...document
      .blocks()
      .filter(({ kind, address }) => kind === 'variable' && !used.has(address)),
  ];
}

/** Outputs that only the providers of the folders need. */
export function outputsForProviders(document: TerraformDocument): {
  name: string;
  value: Value;
  sensitive: boolean;
}[] {
  const outputs = new Map<
    string,
    { name: string; value: Value; sensitive: boolean }
  >();
  for (const block of document.blocks()) {
    if (block.kind === 'provider') {
      for (const { reference } of referencesIn(block.body())) {
        if (!reference.address.startsWith('var.')) {
          const name = outputName(reference);
          outputs.set(name, {
            name,
            value: reference,
            sensitive: isSensitive(reference, document),
          });
        }
      }
    }
  }
  return [...outputs.values()];
}

/** The root module of one environment: it calls the stack with its values. */
export function environmentFolder(options: {
  environment: string;
  stack: BuiltStack;
  standards: Standards;
  format: 'hcl' | 'json';
}): GeneratedFile[] {
  const { environment, format } = options;
  const root = rootModule(options);
  const folder = `environments/${environment}`;
  root.complete();
  return format === 'json'
    ? [{ path: `${folder}/main.tf.json`, content: renderJson(root) }]
    : root.files().map(file => ({
        path: `${folder}/${file.path}`,
        content: renderHcl(file),
      }));
}

function rootModule({
  environment,
  stack,
  standards,
}: {
  environment: string;
  stack: BuiltStack;
  standards: Standards;
}): TerraformDocument {
  const { document, values, backend } = stack;
  const root = TerraformDocument.create();
  const provenance = { reason: `The environment ${environment}.` };
  const file = (path: string) => root.file(path, { provenance });
  const given = values.tfvars(environment);
  const away = new Set(ownedByFolders(stack).map(({ address }) => address));
  const providers = document.blocks().filter(({ kind }) => kind === 'provider');

  file('main.tf').module('stack', {
    source: SOURCE,
    inputs: Object.fromEntries(
      Object.entries(given).filter(([name]) => !away.has(`var.${name}`)),
    ),
    ...(providers.some(isAlias) && {
      providers: new Map(providers.map(({ address }) => [address, address])),
    }),
  });
  file('backend.tf').terraform(stateOf(backend, environment));
  for (const provider of providers) {
    const { alias } = aliasOf(provider);
    file('providers.tf').provider(provider.name, {
      ...(alias !== undefined && { alias }),
      ...Object.fromEntries(
        Object.entries(provider.attributes).map(([name, value]) => [
          name,
          substitute(value, reference => valueOf(reference, given)),
        ]),
      ),
    });
  }
  file('versions.tf').terraform({
    requiredVersion: standards.versions.terraform,
    requiredProviders: stack.requiredProviders,
  });
  const forProviders = new Set(
    outputsForProviders(document).map(({ name }) => name),
  );
  for (const { kind, name, content } of document.blocks()) {
    if (kind === 'output' && content.kind === 'output') {
      const { description, sensitive } = content.options;
      if (!forProviders.has(name)) {
        file('outputs.tf').output(name, {
          description,
          value: ref('module.stack', name),
          ...(sensitive !== undefined && { sensitive }),
        });
      }
    }
  }
  return root;
}

function stateOf(
  backend: BuiltStack['backend'],
  environment: string,
): Parameters<ReturnType<TerraformDocument['file']>['terraform']>[0] {
  if (backend.workspace) {
    const { workspaces, ...shared } = backend.shared;
    return {
      cloud: {
        ...shared,
        workspaces: {
          ...(workspaces as object | undefined),
          name: backend.workspace(environment),
        },
      },
    };
  }
  return {
    backend: {
      type: backend.type,
      settings: { ...backend.shared, ...backend.perEnvironment(environment) },
    },
  };
}

/** A variable's value, else what the stack says of its own resources. */
function valueOf(
  reference: Reference,
  given: Readonly<Record<string, TfvarsValue>>,
): Value {
  const { address, path } = reference;
  return address.startsWith('var.') && path.length === 0
    ? given[address.slice('var.'.length)]
    : ref('module.stack', outputName(reference));
}

function outputName(reference: Reference): string {
  return toIdentifier(inline(reference).replace(/^data\./, ''));
}

function aliasOf({ content }: BlockHandle): { alias?: string } {
  return content.kind === 'provider' ? content.options : {};
}

function isAlias(block: BlockHandle): boolean {
  return aliasOf(block).alias !== undefined;
}
