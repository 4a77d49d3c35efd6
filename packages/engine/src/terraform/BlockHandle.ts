import type { DocumentFile } from './DocumentFile';
import {
  keepLazy,
  type Attributes,
  type PathStep,
  type Reference,
} from './expression';
import { ref } from './builders';
import type {
  BlockOptions,
  CheckOptions,
  ModuleOptions,
  OutputOptions,
  Skip,
  TerraformOptions,
  VariableOptions,
} from './options';
import type { Body } from './body/Body';
import { bodyOf } from './body/bodyOf';
import type { Provenance } from './provenance';
import { checkIdentifier } from './names';
import { renderBlock } from './hcl/renderHcl';
import { argumentToJson } from './json/toJson';

/** The block types of Terraform that a document can hold. */
export type BlockKind = BlockContent['kind'];

/** What a block says, by its kind. */
export type BlockContent =
  | { kind: 'resource'; type: string; options: BlockOptions }
  | { kind: 'data'; type: string; options: BlockOptions }
  | { kind: 'module'; options: ModuleOptions }
  | { kind: 'provider'; options: { alias?: string } }
  | { kind: 'variable'; options: VariableOptions }
  | { kind: 'output'; options: OutputOptions }
  | { kind: 'check'; options: CheckOptions }
  | { kind: 'locals' }
  | { kind: 'terraform'; options: TerraformOptions }
  | { kind: 'moved'; from: string; to: string };

/**
 * One block of a document, with an address. Its attributes may be added to until
 * the document is checked and written.
 */
export class BlockHandle {
  readonly content: BlockContent;
  /** Name of the block; `aws` for a provider, the address for `moved`. */
  readonly name: string;
  /** `aws_vpc.main`, `data.aws_region.current`, `var.region`, `module.vpc`. */
  readonly address: string;
  readonly file: DocumentFile;
  /** Arguments and nested blocks in snake_case, as Terraform has them. */
  readonly attributes: Attributes;
  readonly provenance: Readonly<Provenance>;
  #complete = false;
  #body: Body | undefined;
  #hcl: string | undefined;
  #arguments: Map<string, unknown> | undefined;

  /** @internal Use the methods of `DocumentFile`. */
  constructor(options: {
    file: DocumentFile;
    content: BlockContent;
    name: string;
    address: string;
    attributes?: Attributes;
    provenance: Provenance;
  }) {
    this.file = options.file;
    this.content = options.content;
    this.name = options.name;
    this.address = options.address;
    this.attributes = options.attributes ?? {};
    this.provenance = options.provenance;
  }

  get kind(): BlockKind {
    return this.content.kind;
  }

  /** `aws_vpc` for a resource or data source, else the kind. */
  get type(): string {
    return 'type' in this.content ? this.content.type : this.content.kind;
  }

  /**
   * A reference to it or to a part of it: `vpc.ref('id')`. Of `locals`, the
   * first step is the name of the local.
   */
  ref(...path: PathStep[]): Reference {
    if (this.content.kind !== 'locals') {
      return ref(this.address, ...path);
    }
    const [name, ...rest] = path;
    if (typeof name !== 'string') {
      throw new Error('A reference to locals starts with the name of one');
    }
    checkIdentifier(name);
    return ref(`local.${name}`, ...rest);
  }

  /** What stands between its braces. */
  body(): Body {
    if (!this.#complete) {
      return bodyOf(this);
    }
    this.#body ??= bodyOf(this);
    return this.#body;
  }

  /**
   * An argument, or the nested blocks of one name, as plain data in Terraform's
   * JSON syntax: several blocks are a list. Undefined where there is none.
   */
  argument(name: string): unknown {
    if (!this.#complete) {
      return argumentToJson(this, name);
    }
    this.#arguments ??= new Map();
    if (!this.#arguments.has(name)) {
      this.#arguments.set(name, argumentToJson(this, name));
    }
    return this.#arguments.get(name);
  }

  /** The block as HCL, without a newline at the end. */
  hcl(): string {
    if (!this.#complete) {
      return renderBlock(this);
    }
    this.#hcl ??= renderBlock(this);
    return this.#hcl;
  }

  /** Accepts findings of scanners, for a block that may be complete already. */
  accept(skips: readonly Skip[]): void {
    if (this.content.kind === 'resource') {
      const { options } = this.content;
      options.skips = [...(options.skips ?? []), ...skips];
      // They are comments in it, and nothing else changes.
      this.#body = undefined;
      this.#hcl = undefined;
    }
  }

  /** @internal Called by `TerraformDocument`. */
  complete(): void {
    this.#complete = true;
    keepLazy(this.attributes);
    Object.freeze(this.attributes);
  }
}
