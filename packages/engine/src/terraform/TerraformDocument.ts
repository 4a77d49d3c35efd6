import type { BlockHandle } from './BlockHandle';
import type { FileOptions } from './DocumentFile';
import { DocumentFile } from './DocumentFile';
import { renderHcl } from './hcl/renderHcl';

/** Block types of which a module may hold several without a name. */
const NAMELESS = ['locals', 'terraform'];

/** One root module: files with blocks in them. */
export class TerraformDocument {
  readonly #files = new Map<string, DocumentFile>();
  readonly #blocks = new Map<string, BlockHandle>();
  readonly #locals = new Map<string, DocumentFile>();
  #count = 0;
  #ordered: readonly BlockHandle[] = [];

  static create(): TerraformDocument {
    return new TerraformDocument();
  }

  private constructor() {}

  /** The file with this path; made when it is not there yet. */
  file(path: string, options: FileOptions): DocumentFile {
    let file = this.#files.get(path);
    if (!file) {
      file = new DocumentFile(this, path, options);
      this.#files.set(path, file);
    }
    return file;
  }

  /** All files, sorted by path. */
  files(): DocumentFile[] {
    return [...this.#files.values()].sort((a, b) =>
      a.path < b.path ? -1 : Number(a.path > b.path),
    );
  }

  /** All files, in the order of creation. */
  filesAsMade(): DocumentFile[] {
    return [...this.#files.values()];
  }

  /** All blocks: files sorted by path, blocks in the order of creation. */
  blocks(): readonly BlockHandle[] {
    if (this.#ordered.length !== this.#count) {
      this.#ordered = this.files().flatMap(file => file.blocks());
    }
    return this.#ordered;
  }

  /** The block with an address like `aws_vpc.main`. */
  block(address: string): BlockHandle | undefined {
    return this.#blocks.get(address);
  }

  /** Addresses of all locals: `local.tags`. */
  locals(): Set<string> {
    const addresses = this.blocks()
      .filter(({ kind }) => kind === 'locals')
      .flatMap(({ attributes }) => Object.keys(attributes));
    return new Set(addresses.map(name => `local.${name}`));
  }

  /**
   * Says that all blocks have all their attributes. From then on they are
   * frozen, and what is made of them is made once.
   */
  complete(): void {
    for (const block of this.blocks()) {
      block.complete();
    }
  }

  /** Files that have blocks, as HCL by path. */
  render(): Map<string, string> {
    const rendered = new Map<string, string>();
    for (const file of this.files()) {
      if (file.blocks().length > 0) {
        rendered.set(file.path, renderHcl(file));
      }
    }
    return rendered;
  }

  /** @internal Called by `DocumentFile`. */
  registerLocal(name: string, file: DocumentFile): void {
    this.#refuseTwice(`local.${name}`, this.#locals.get(name), file);
    this.#locals.set(name, file);
  }

  /** @internal Called by `DocumentFile`. */
  register(
    address: string,
    file: DocumentFile,
    make: () => BlockHandle,
  ): BlockHandle {
    if (!NAMELESS.includes(address)) {
      this.#refuseTwice(address, this.#blocks.get(address)?.file, file);
    }
    const block = make();
    this.#blocks.set(address, block);
    this.#count += 1;
    return block;
  }

  #refuseTwice(
    address: string,
    first: DocumentFile | undefined,
    second: DocumentFile,
  ): void {
    if (first) {
      throw new Error(
        `${address} is there twice: in ${describe(first)} and in ${describe(
          second,
        )}. Give one of them another name.`,
      );
    }
  }
}

function describe({ path, provenance }: DocumentFile): string {
  return provenance.entityRef ? `${path} (${provenance.entityRef})` : path;
}
