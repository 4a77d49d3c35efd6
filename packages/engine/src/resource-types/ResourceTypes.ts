import type {
  Cloud,
  Standards,
  StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import { nearest } from '../catalog';
import type { AnyImplementation } from '../clouds/Cloud';
import { moduleImplementation } from '../modules/moduleImplementation';
import { moduleResourceType } from '../modules/moduleResourceType';
import {
  isProviderResourceName,
  providerResourceNames,
  providerResourceType,
} from '../provider-resources/providerResourceType';
import {
  findResourceType,
  implementationsOf,
  RESOURCE_TYPES,
} from './registry';
import type { ResourceType } from './ResourceType';

type Profiles = Standards | readonly StandardsProfile[];

const known = new WeakMap<Profiles, ResourceTypes>();

/**
 * Everything that an entity can become under some standards: the built-in types,
 * the organization's own modules (`module:acme-broker`), and any resource of a
 * provider (`aws:aws_mq_broker`).
 */
export class ResourceTypes {
  /** Built-in types and own modules; the providers' thousands are not listed. */
  readonly listed: readonly ResourceType[];
  readonly #modules: ReadonlyMap<string, ResourceType>;
  readonly #replacements: ReadonlyMap<string, readonly AnyImplementation[]>;

  /** Of several profiles, what any of them has. */
  static of(standards: Profiles): ResourceTypes {
    let types = known.get(standards);
    if (!types) {
      types = new ResourceTypes(modulesOf(standards));
      known.set(standards, types);
    }
    return types;
  }

  private constructor(modules: Standards['modules']) {
    const own = modules.filter(({ replaces }) => replaces === undefined);
    this.#modules = new Map(
      own.map(module => {
        const type = moduleResourceType(module);
        return [type.name, type];
      }),
    );
    const replacements = new Map<string, AnyImplementation[]>();
    for (const module of modules) {
      if (module.replaces !== undefined) {
        const key = `${module.cloud} ${module.replaces}`;
        replacements.set(key, [
          ...(replacements.get(key) ?? []),
          moduleImplementation(module),
        ]);
      }
    }
    this.#replacements = replacements;
    this.listed = [...RESOURCE_TYPES, ...this.#modules.values()];
  }

  find(name: string): ResourceType | undefined {
    return (
      findResourceType(name) ??
      this.#modules.get(name) ??
      providerResourceType(name)
    );
  }

  /** A cloud's ways to provide a type; the first is the default. */
  implementationsOf(
    type: ResourceType,
    cloud: Cloud,
  ): readonly AnyImplementation[] {
    const replacements = this.#replacements.get(`${cloud} ${type.name}`) ?? [];
    return [...replacements, ...implementationsOf(type, cloud)];
  }

  /** Known names that are most like a wrong one. */
  similar(name: string): string[] {
    return nearest(
      name,
      isProviderResourceName(name)
        ? providerResourceNames(name)
        : this.listed.map(type => type.name),
    );
  }
}

// What several profiles call the same is one module to whoever chooses it.
function modulesOf(standards: Profiles): Standards['modules'] {
  const modules = new Map<string, Standards['modules'][number]>();
  for (const profile of [standards].flat()) {
    for (const module of profile.modules) {
      if (!modules.has(module.name)) {
        modules.set(module.name, module);
      }
    }
  }
  return [...modules.values()];
}
