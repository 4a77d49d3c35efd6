import type { AppStackNode, Problem } from 'backstage-plugin-stackgen-common';
import { createHash } from 'node:crypto';
import type { RunNotes } from '../clouds/Cloud';
import type {
  EnvironmentValues,
  TfvarsValue,
  ValueOptions,
} from '../standards/EnvironmentValues';
import type {
  BlockHandle,
  BlockOptions,
  DocumentFile,
  Expression,
  ModuleOptions,
  OutputOptions,
  Value,
} from '../terraform';

/** Clouds take descriptions of 255 characters; some words stand beside it. */
const LABEL_LENGTH = 200;

/**
 * Where an implementation writes what one entity needs: its file, its
 * parameters in each environment, and its names.
 */
export class NodeScope<P = Record<string, unknown>> {
  readonly node: AppStackNode;
  readonly file: DocumentFile;
  /** What only people can do, as Markdown for the stack's README. */
  readonly notes: RunNotes;
  /** Entities that it uses. */
  readonly uses: readonly string[];
  /** Nobody asked for it by name. */
  readonly isImplicit: boolean;
  readonly #outputs: Map<string, OutputOptions>;
  readonly #values: EnvironmentValues;
  readonly #parameters: ReadonlyMap<string, P>;
  readonly #taken: Set<string>;
  readonly #problems: Problem[];
  readonly #reported = new Set<string>();
  /** Resources and modules, as far as their names follow the node's. */
  readonly #movable: { kind: string; suffix: string | undefined }[] = [];
  #label: string | undefined;

  constructor(options: {
    node: AppStackNode;
    file: DocumentFile;
    /** Outputs of all nodes by name, for the end. */
    outputs: Map<string, OutputOptions>;
    notes: RunNotes;
    values: EnvironmentValues;
    /** Complete parameters by environment. */
    parameters: ReadonlyMap<string, P>;
    /** Addresses in the document, shared by all scopes. */
    taken: Set<string>;
    /** What all scopes report. */
    problems: Problem[];
    uses?: readonly string[];
    isImplicit?: boolean;
  }) {
    this.node = options.node;
    this.file = options.file;
    this.notes = options.notes;
    this.uses = options.uses ?? [];
    this.isImplicit = options.isImplicit ?? false;
    this.#outputs = options.outputs;
    this.#values = options.values;
    this.#parameters = options.parameters;
    this.#taken = options.taken;
    this.#problems = options.problems;
  }

  /**
   * Key of the node, `orders_db`: stable for ever, for names in the cloud, of
   * variables and of outputs.
   */
  get address(): string {
    return this.node.address;
  }

  /** Terraform name of the node's blocks; follows the name of the entity. */
  get blockName(): string {
    return blockNameOf(this.node);
  }

  /**
   * A scope for what the node needs and others share: written into a file of its
   * own, under a name that belongs to no entity.
   */
  implicit<Q>(options: {
    address: string;
    title: string;
    file: DocumentFile;
    parameters: (environment: string) => Q;
  }): NodeScope<Q> {
    const { address, title, file } = options;
    const { entityRef, resourceType, implementation, rule } = this.node;
    return new NodeScope<Q>({
      node: {
        entityRef,
        resourceType,
        implementation,
        rule,
        address,
        name: address,
        title,
      } as AppStackNode,
      file,
      outputs: this.#outputs,
      notes: this.notes,
      values: this.#values,
      parameters: new Map(
        this.environments.map(name => [name, options.parameters(name)]),
      ),
      taken: this.#taken,
      problems: this.#problems,
      isImplicit: true,
    });
  }

  /** What Terraform must be told when the entity was renamed, oldest first. */
  moves(): readonly { from: string; to: string }[] {
    const { formerBlockNames } = this.node;
    if (!formerBlockNames) {
      return [];
    }
    const names = [...formerBlockNames, this.blockName];
    return names.slice(1).flatMap((name, index) =>
      this.#movable.map(({ kind, suffix }) => ({
        from: `${kind}.${withSuffix(names[index], suffix)}`,
        to: `${kind}.${withSuffix(name, suffix)}`,
      })),
    );
  }

  /** The address of a block before the entity was ever renamed. */
  originalAddress(address: string): string | undefined {
    const { node, blockName } = this;
    if (blockName === node.address) {
      return undefined;
    }
    const found = this.#movable.find(
      ({ kind, suffix }) =>
        address === `${kind}.${withSuffix(blockName, suffix)}`,
    );
    return found && `${found.kind}.${withSuffix(node.address, found.suffix)}`;
  }

  /** What people call it, in descriptions: one line that clouds take. */
  get label(): string {
    this.#label ??= labelOf(this.node);
    return this.#label;
  }

  /**
   * Says what is wrong with the node, or what people should know of it; `about`
   * says where: the name of a parameter, or the other end of a connection.
   */
  report(
    about: string,
    problem: Pick<Problem, 'severity' | 'code' | 'message' | 'mend'>,
  ): void {
    const { entityRef } = this.node;
    this.#reported.add(about);
    this.#problems.push({
      ...problem,
      where: `${entityRef} → ${about}`,
      entityRef,
    });
  }

  /** Whether something was said of it. */
  hasReported(about: string): boolean {
    return this.#reported.has(about);
  }

  /** The names of all environments. */
  get environments(): readonly string[] {
    return this.#values.environments;
  }

  /** The parameters in one environment. */
  in(environment: string): P {
    return this.#parameters.get(environment)!;
  }

  /** Reads something that is the same in all environments. */
  structural<T>(pick: (parameters: P) => T): T {
    const [first] = this.#parameters.values();
    return pick(first);
  }

  /** Whether it holds in at least one environment. */
  some(holds: (parameters: P) => boolean): boolean {
    return [...this.#parameters.values()].some(holds);
  }

  /**
   * A literal where all environments agree, else a variable `<address>_<name>`.
   * `about` completes the sentence "<label>: …" in the variable's description.
   */
  value(
    name: string,
    about: string,
    pick: (parameters: P, environment: string) => TfvarsValue | undefined,
  ): TfvarsValue | Expression | undefined {
    return this.#values.value(
      `${this.address}_${name}`,
      `${this.label}: ${about}`,
      environment => pick(this.#parameters.get(environment)!, environment),
    );
  }

  /** The same for text, as a part of a template. */
  text(
    name: string,
    about: string,
    pick: (parameters: P, environment: string) => string,
  ): string | Expression {
    return this.value(name, about, pick) as string | Expression;
  }

  /** A variable in any case: somebody outside the catalog sets it. */
  variable(
    name: string,
    about: string,
    pick: (parameters: P, environment: string) => TfvarsValue | undefined,
    options?: ValueOptions,
  ): Expression {
    return this.#values.variable(
      `${this.address}_${name}`,
      `${this.label}: ${about}`,
      environment => pick(this.#parameters.get(environment)!, environment),
      options,
    );
  }

  /** A variable that a person gives to each run: it stands in no file. */
  secretVariable(name: string, about: string): Expression {
    const variableName = `${this.address}_${name}`;
    this.notes.beforeFirstApply.add(
      `Give each run the secret \`${variableName}\`, as the environment variable \`TF_VAR_${variableName}\`; it must not stand in a file.`,
    );
    return this.#values.secret(variableName, `${this.label}: ${about}`);
  }

  /** The node's own block, or one more with a suffix: `orders_db_replica`. */
  resource(
    type: string,
    suffix: string | undefined,
    attributes: Record<string, Value>,
    options?: BlockOptions,
  ): BlockHandle {
    const name = this.#free(type, suffix);
    return this.file.resource(type, name, attributes, options);
  }

  data(
    type: string,
    suffix: string | undefined,
    attributes: Record<string, Value>,
    options?: BlockOptions,
  ): BlockHandle {
    return this.file.data(
      type,
      this.#free(`data.${type}`, suffix),
      attributes,
      options,
    );
  }

  /** A call of a module, named like the node. */
  module(options: ModuleOptions): BlockHandle {
    return this.file.module(this.#free('module', undefined), options);
  }

  output(name: string, description: string, value: Value, sensitive = false) {
    this.#outputs.set(this.#free('output', name), {
      description: `${this.label}: ${description}`,
      value,
      ...(sensitive && { sensitive }),
    });
  }

  // `orders` with a dead-letter queue and an entity `orders-dlq` want the same
  // address; the later one gets a short hash of its entity.
  #free(type: string, suffix: string | undefined): string {
    const own = type === 'output' ? this.address : this.blockName;
    const name = withSuffix(own, suffix);
    if (!this.#taken.has(`${type}.${name}`)) {
      this.#taken.add(`${type}.${name}`);
      if (type !== 'output' && !type.startsWith('data.')) {
        this.#movable.push({ kind: type, suffix });
      }
      return name;
    }
    const hash = createHash('sha256')
      .update(`${this.node.entityRef} ${suffix ?? ''}`)
      .digest('hex');
    const unique = `${name}_${hash.slice(0, 6)}`;
    this.#taken.add(`${type}.${unique}`);
    return unique;
  }
}

/** Terraform name of a node's blocks. */
export function blockNameOf({
  blockName,
  address,
}: Pick<AppStackNode, 'blockName' | 'address'>): string {
  return blockName ?? address;
}

function labelOf({
  title,
  name,
}: Pick<AppStackNode, 'title' | 'name'>): string {
  const line = (title ?? name).replace(/\p{Cc}+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > LABEL_LENGTH
    ? `${letters.slice(0, LABEL_LENGTH - 1).join('')}…`
    : line || name;
}

function withSuffix(name: string, suffix: string | undefined): string {
  return suffix ? `${name}_${suffix}` : name;
}
