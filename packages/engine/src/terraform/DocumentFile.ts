import type { BlockContent } from './BlockHandle';
import { BlockHandle } from './BlockHandle';
import type { Attributes, Value } from './expression';
import { checkAddress, checkIdentifier } from './names';
import type {
  BlockOptions,
  CheckOptions,
  ModuleOptions,
  OutputOptions,
  TerraformOptions,
  VariableOptions,
} from './options';
import type { Provenance } from './provenance';
import type { TerraformDocument } from './TerraformDocument';

/** What Terraform would take for a meta-argument of a module call. */
const RESERVED_VARIABLES = [
  'count',
  'depends_on',
  'for_each',
  'lifecycle',
  'locals',
  'providers',
  'source',
  'version',
];

export interface FileOptions {
  /** Comment lines at the top of the file, without `#`. */
  header?: readonly string[];
  /** Why its blocks are there, unless a block says something else. */
  provenance: Provenance;
}

/** One output file. Blocks stand in the order of creation. */
export class DocumentFile {
  /** Relative to the root module: `network.tf`. */
  readonly path: string;
  readonly header: readonly string[];
  readonly provenance: Readonly<Provenance>;
  readonly #document: TerraformDocument;
  readonly #blocks: BlockHandle[] = [];

  /** @internal Use `TerraformDocument.file`. */
  constructor(document: TerraformDocument, path: string, options: FileOptions) {
    this.#document = document;
    this.path = path;
    this.header = options.header ?? [];
    this.provenance = options.provenance;
  }

  blocks(): readonly BlockHandle[] {
    return this.#blocks;
  }

  /** `resource "aws_vpc" "main"` */
  resource(
    type: string,
    name: string,
    attributes: Attributes,
    options: BlockOptions = {},
  ): BlockHandle {
    checkIdentifier(type);
    return this.#add(
      { kind: 'resource', type, options },
      name,
      `${type}.${name}`,
      attributes,
    );
  }

  /** `data "aws_region" "current"` */
  data(
    type: string,
    name: string,
    attributes: Attributes = {},
    options: BlockOptions = {},
  ): BlockHandle {
    checkIdentifier(type);
    return this.#add(
      { kind: 'data', type, options },
      name,
      `data.${type}.${name}`,
      attributes,
    );
  }

  /** `variable "region"` */
  variable(name: string, options: VariableOptions): BlockHandle {
    if (RESERVED_VARIABLES.includes(name)) {
      throw new Error(`Terraform reserves the variable name "${name}"`);
    }
    return this.#add({ kind: 'variable', options }, name, `var.${name}`);
  }

  /** `output "endpoint"` */
  output(name: string, options: OutputOptions): BlockHandle {
    return this.#add({ kind: 'output', options }, name, `output.${name}`);
  }

  /** What Terraform warns of in each plan and apply, without failing, until it holds. */
  check(name: string, options: CheckOptions): BlockHandle {
    return this.#add({ kind: 'check', options }, name, `check.${name}`);
  }

  /** A `locals` block; there may be several, with different names in them. */
  locals(values: Record<string, Value>): BlockHandle {
    for (const name of Object.keys(values)) {
      checkIdentifier(name);
      this.#document.registerLocal(name, this);
    }
    return this.#add({ kind: 'locals' }, 'locals', 'locals', values);
  }

  /** `provider "aws"`; `alias` is an argument like the others. */
  provider(name: string, attributes: Attributes = {}): BlockHandle {
    const { alias, ...rest } = attributes;
    if (alias !== undefined && typeof alias !== 'string') {
      throw new Error(`The alias of provider "${name}" must be a name`);
    }
    if (alias !== undefined) {
      checkIdentifier(alias);
    }
    return this.#add(
      { kind: 'provider', options: { alias } },
      name,
      alias === undefined ? name : `${name}.${alias}`,
      rest,
    );
  }

  /** `module "vpc"` */
  module(name: string, options: ModuleOptions): BlockHandle {
    return this.#add(
      { kind: 'module', options },
      name,
      `module.${name}`,
      options.inputs,
    );
  }

  /** `terraform { … }`; the parts may be spread over several blocks. */
  terraform(options: TerraformOptions): BlockHandle {
    if (options.backend) {
      checkIdentifier(options.backend.type);
    }
    return this.#add({ kind: 'terraform', options }, 'terraform', 'terraform');
  }

  /** Tells Terraform that a resource only has a new address. */
  moved(from: string, to: string): BlockHandle {
    checkAddress(from);
    checkAddress(to);
    return this.#add({ kind: 'moved', from, to }, from, `moved.${from}`);
  }

  #add(
    content: BlockContent,
    name: string,
    address: string,
    attributes: Attributes = {},
  ): BlockHandle {
    if (content.kind !== 'moved') {
      checkIdentifier(name);
    }
    const given = 'options' in content ? content.options : {};
    const block = this.#document.register(
      address,
      this,
      () =>
        new BlockHandle({
          file: this,
          content,
          name,
          address,
          attributes: { ...attributes },
          provenance:
            'provenance' in given && given.provenance
              ? { ...this.provenance, ...given.provenance }
              : this.provenance,
        }),
    );
    this.#blocks.push(block);
    return block;
  }
}
