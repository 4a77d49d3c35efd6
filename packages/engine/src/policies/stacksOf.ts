import type { BuiltStack } from '../build';
import type { TfvarsValue } from '../standards/EnvironmentValues';
import type { BlockHandle, Value } from '../terraform';
import { isPlainObject, type PlainObject } from './plain';
import { PolicyStack, type PolicyResource } from './PolicyStack';
import { resolve, type Names } from './resolve';

/** Remembers whether it was asked for something that environments differ in. */
class NamesOf implements Names {
  differ = false;
  readonly #tfvars: Readonly<Record<string, TfvarsValue>>;
  readonly #locals: ReadonlyMap<string, Value>;

  constructor(
    tfvars: Readonly<Record<string, TfvarsValue>>,
    locals: ReadonlyMap<string, Value>,
  ) {
    this.#tfvars = tfvars;
    this.#locals = locals;
  }

  variable(name: string): TfvarsValue | undefined {
    this.differ = true;
    return Object.hasOwn(this.#tfvars, name) ? this.#tfvars[name] : undefined;
  }

  local(name: string): Value {
    return this.#locals.get(name);
  }
}

/** A built stack as rules see it, in each environment. */
export function stacksOf({
  document,
  values,
}: Pick<BuiltStack, 'document' | 'values'>): PolicyStack[] {
  const locals = new Map<string, Value>();
  const resources: BlockHandle[] = [];
  for (const block of document.blocks()) {
    if (block.kind === 'locals') {
      Object.entries(block.attributes).forEach(([name, value]) =>
        locals.set(name, value),
      );
    } else if (block.kind === 'resource') {
      resources.push(block);
    }
  }
  // What has no variable in it is the same in all environments.
  const same = new Map<BlockHandle, PolicyResource>();
  return values.environments.map(environment => {
    const tfvars = values.tfvars(environment);
    const byType = new Map<string, PolicyResource[]>();
    for (const block of resources) {
      let resource = same.get(block);
      if (!resource) {
        const names = new NamesOf(tfvars, locals);
        if (absent(block, names)) {
          continue;
        }
        resource = {
          address: block.address,
          type: block.type,
          file: block.file.path,
          ...(block.provenance.entityRef !== undefined && {
            entityRef: block.provenance.entityRef,
          }),
          attributes: attributesOf(block, names),
          skips: block.skips,
        };
        if (!names.differ) {
          same.set(block, resource);
        }
      }
      const others = byType.get(block.type);
      if (others) {
        others.push(resource);
      } else {
        byType.set(block.type, [resource]);
      }
    }
    return new PolicyStack(environment, byType);
  });
}

function attributesOf(block: BlockHandle, names: Names): PlainObject {
  const resolved = resolve(block.attributes, names);
  const attributes = isPlainObject(resolved) ? resolved : {};
  const { content } = block;
  return content.kind === 'resource' &&
    content.options.lifecycle?.preventDestroy
    ? { ...attributes, lifecycle: { prevent_destroy: true } }
    : attributes;
}

function absent({ content }: BlockHandle, names: Names): boolean {
  return (
    content.kind === 'resource' &&
    content.options.count !== undefined &&
    resolve(content.options.count, names) === 0
  );
}
