import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { OutputConfig, VariableConfig } from './programDeclarations';

type Constructor<Config extends unknown[], Made> = new (
  scope: object,
  id: string,
  ...config: Config
) => Made;

/** What every construct of Terraform's can do. */
interface Named {
  overrideLogicalId(name: string): void;
}

/** The parts of cdktf that the benchmark uses. */
export interface Cdktf {
  App: new (config: { outdir: string }) => { synth(): void };
  TerraformStack: new (app: object, name: string) => object;
  TerraformVariable: Constructor<
    [VariableConfig],
    Named & { readonly stringValue: string }
  >;
  TerraformOutput: Constructor<[OutputConfig], Named>;
  TerraformLocal: Constructor<[unknown], Named & { readonly asString: string }>;
  Token: { asString(expression: object): string };
  call(name: string, args: unknown[]): object;
  conditional(
    condition: unknown,
    whenTrue: unknown,
    whenFalse: unknown,
  ): object;
}

/** A resource or data source; its attributes are made as its getters do it. */
export interface Block extends Named {
  getStringAttribute(attribute: string): string;
}

/** A prebuilt class of a resource type or data source. */
export type ProviderClass = Constructor<[Record<string, unknown>], Block>;

/** Where cdktf and a provider's prebuilt classes are, by the provider's name. */
const PACKAGES: Record<string, { cdktf: string; classes: string }> = {
  aws: { cdktf: 'cdktn', classes: '@cdktn/provider-aws' },
  azurerm: { cdktf: 'cdktn', classes: '@cdktn/provider-azurerm' },
  google: { cdktf: 'cdktf', classes: '@cdktf/provider-google' },
};

/** cdktf and the classes of one provider, from the folder they are in. */
export class ProviderClasses {
  readonly cdktf: Cdktf;
  readonly #name: string;
  readonly #require: NodeJS.Require;
  readonly #classes = new Map<string, ProviderClass>();

  private constructor(folder: string, name: string) {
    this.#name = name;
    this.#require = createRequire(join(folder, 'package.json'));
    this.cdktf = this.#require(PACKAGES[name].cdktf);
  }

  static in(folder: string, provider: string): ProviderClasses {
    return new ProviderClasses(folder, provider);
  }

  get provider(): ProviderClass {
    return this.#load(this.#name, 'provider');
  }

  resource(type: string): ProviderClass {
    return this.#load(
      type,
      type.slice(this.#name.length + 1).replace(/_/g, '-'),
    );
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
      `${PACKAGES[this.#name].classes}/lib/${module}/index.js`,
    ) as Record<string, ProviderClass & { tfResourceType?: string }>;
    const found = Object.values(exported).find(
      member => member?.tfResourceType === type,
    );
    if (!found) {
      throw new Error(
        `${PACKAGES[this.#name].classes} has no class for ${type}`,
      );
    }
    this.#classes.set(module, found);
    return found;
  }
}
