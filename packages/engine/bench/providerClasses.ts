import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The parts of cdktf that the benchmark uses. */
export interface Cdktf {
  App: new (config: { outdir: string }) => {
    synth(): void;
  };
  TerraformStack: new (app: unknown, name: string) => object;
}

/** A prebuilt class of a resource type or data source. */
export type ProviderClass = new (
  scope: object,
  id: string,
  config: Record<string, unknown>,
) => object;

/** cdktf and its prebuilt classes, from the folder they were installed to. */
export class ProviderClasses {
  readonly cdktf: Cdktf;
  readonly #require: NodeJS.Require;
  readonly #classes = new Map<string, ProviderClass>();

  private constructor(folder: string) {
    this.#require = createRequire(join(folder, 'package.json'));
    this.cdktf = this.#require('cdktn');
  }

  static in(folder: string): ProviderClasses {
    return new ProviderClasses(folder);
  }

  get provider(): ProviderClass {
    return this.#load('aws', 'provider');
  }

  resource(type: string): ProviderClass {
    return this.#load(type, kebab(type));
  }

  dataSource(type: string): ProviderClass {
    return this.#load(type, `data-${type.replace(/_/g, '-')}`);
  }

  // Only what is used: the index of the package loads a hundred megabytes.
  #load(type: string, module: string): ProviderClass {
    const known = this.#classes.get(module);
    if (known) {
      return known;
    }
    const exported = this.#require(
      `@cdktn/provider-aws/lib/${module}/index.js`,
    ) as Record<string, ProviderClass & { tfResourceType?: string }>;
    const found = Object.values(exported).find(
      member => member?.tfResourceType === type,
    );
    if (!found) {
      throw new Error(`@cdktn/provider-aws has no class for ${type}`);
    }
    this.#classes.set(module, found);
    return found;
  }
}

function kebab(type: string): string {
  return type.replace(/^aws_/, '').replace(/_/g, '-');
}
