import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { AttributeSchema, BlockSchema, NestedBlockSchema } from './types';

interface Types {
  types: Record<string, number>;
  only: Record<string, string>;
}

interface Header {
  name: string;
  source: string;
  versions: string[];
  provider: number;
  resources: Types;
  dataSources: Types;
}

type PackedBlock = [
  attributes: Record<string, number>,
  blocks: Record<
    string,
    [NestedBlockSchema['nesting'], number, number, number]
  >,
  only?: Record<string, string>,
];

interface PackedAttribute
  extends Pick<AttributeSchema, 'type' | 'enum' | 'pattern' | 'exactlyOneOf'> {
  flags: string[];
  deprecated?: true;
}

const NONE: Readonly<Record<string, string>> = Object.freeze({});

/**
 * One provider. The file is unpacked when the provider is first asked for;
 * a type is parsed when it is first looked up.
 *
 * @public
 */
export class ProviderSchema {
  readonly #header: Header;
  readonly #lines: string[];
  readonly #blocks = new Map<number, BlockSchema>();
  readonly #attributes = new Map<number, AttributeSchema>();

  /** Reads a packed schema; throws when the file is not there. */
  static fromFile(path: string): ProviderSchema {
    const [header, ...lines] = brotliDecompressSync(readFileSync(path))
      .toString('utf8')
      .split('\n');
    return new ProviderSchema(JSON.parse(header), lines);
  }

  private constructor(header: Header, lines: string[]) {
    this.#header = header;
    this.#lines = lines;
  }

  /** `aws` */
  get name(): string {
    return this.#header.name;
  }

  /** `hashicorp/aws` */
  get source(): string {
    return this.#header.source;
  }

  /** The versions whose intersection this is, oldest first. */
  get versions(): readonly string[] {
    return this.#header.versions;
  }

  /** What stands in a `provider` block. */
  get configuration(): BlockSchema {
    return this.#block(this.#header.provider);
  }

  /** One resource type; undefined when not all supported versions have it. */
  resource(type: string): BlockSchema | undefined {
    return this.#find(this.#header.resources, type);
  }

  /** One data source; undefined when not all supported versions have it. */
  dataSource(type: string): BlockSchema | undefined {
    return this.#find(this.#header.dataSources, type);
  }

  /** Resource types that all supported versions have, sorted. */
  resourceTypes(): string[] {
    return Object.keys(this.#header.resources.types);
  }

  /** Data sources that all supported versions have, sorted. */
  dataSourceTypes(): string[] {
    return Object.keys(this.#header.dataSources.types);
  }

  /** The versions that have a type which is not in all of them. */
  onlyIn(kind: 'resource' | 'data', type: string): string | undefined {
    const { resources, dataSources } = this.#header;
    const { only } = kind === 'resource' ? resources : dataSources;
    return Object.hasOwn(only, type) ? only[type] : undefined;
  }

  #find({ types }: Types, type: string): BlockSchema | undefined {
    return Object.hasOwn(types, type) ? this.#block(types[type]) : undefined;
  }

  #block(line: number): BlockSchema {
    let block = this.#blocks.get(line);
    if (!block) {
      const [attributes, blocks, only]: PackedBlock = JSON.parse(
        this.#lines[line],
      );
      block = {
        attributes: mapValues(attributes, index => this.#attribute(index)),
        blocks: mapValues(blocks, ([nesting, minItems, maxItems, inner]) =>
          this.#nested({ nesting, minItems, maxItems }, inner),
        ),
        only: only ?? NONE,
      };
      this.#blocks.set(line, block);
    }
    return block;
  }

  // Types like a WAF statement or a QuickSight visual hold thousands of blocks
  // of which a configuration names a handful, hence on demand.
  #nested(
    limits: { nesting: NestedBlockSchema['nesting'] } & {
      minItems: number;
      maxItems: number;
    },
    line: number,
  ): NestedBlockSchema {
    const inner = () => this.#block(line);
    const { nesting, minItems, maxItems } = limits;
    return {
      nesting,
      minItems,
      ...(maxItems > 0 && { maxItems }),
      get block() {
        return inner();
      },
    };
  }

  #attribute(line: number): AttributeSchema {
    let attribute = this.#attributes.get(line);
    if (!attribute) {
      const { flags, deprecated, ...rest }: PackedAttribute = JSON.parse(
        this.#lines[line],
      );
      attribute = {
        ...rest,
        required: flags.includes('required'),
        optional: flags.includes('optional'),
        computed: flags.includes('computed'),
        sensitive: flags.includes('sensitive'),
        writeOnly: flags.includes('write_only'),
        deprecated: deprecated ?? false,
      };
      this.#attributes.set(line, attribute);
    }
    return attribute;
  }
}

// Without a prototype, so that a name like `constructor` is not found in it.
function mapValues<T, U>(
  object: Record<string, T>,
  map: (value: T) => U,
): Record<string, U> {
  const result: Record<string, U> = Object.create(null);
  for (const key of Object.keys(object)) {
    result[key] = map(object[key]);
  }
  return result;
}
