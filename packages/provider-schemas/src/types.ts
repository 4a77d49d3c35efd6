/**
 * Type of an attribute in Terraform's own JSON form: `"string"`,
 * `["list", "string"]`, `["object", { a: "string" }]`, the latter with a third
 * member that names the optional members. `"dynamic"` accepts everything.
 *
 * @public
 */
export type AttributeType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | ['list' | 'set' | 'map', AttributeType]
  | ['tuple', AttributeType[]]
  | ['object', Record<string, AttributeType>, string[]?];

/**
 * What a configuration may say about one attribute. Neither required nor
 * optional: the provider alone decides its value.
 *
 * @public
 */
export interface AttributeSchema {
  /** `"dynamic"` accepts everything. */
  readonly type: AttributeType;
  /** A configuration must set it. */
  readonly required: boolean;
  /** A configuration may set it. */
  readonly optional: boolean;
  /** The provider gives it a value when the configuration does not. */
  readonly computed: boolean;
  /** Terraform hides its value in plans and outputs. */
  readonly sensitive: boolean;
  /** Never kept in the state; needs Terraform 1.11. */
  readonly writeOnly: boolean;
  /** A supported version of the provider advises against it. */
  readonly deprecated: boolean;
  /** The values that the provider accepts, where its documentation says so. */
  readonly enum?: readonly (string | number)[];
  /** Regular expression that a literal must match. */
  readonly pattern?: string;
  /** Names of arguments of which exactly one must be set. */
  readonly exactlyOneOf?: readonly string[];
}

/**
 * A block within a block: how often it may stand there, and what is in it.
 *
 * @public
 */
export interface NestedBlockSchema {
  /**
   * `single` for at most one block; otherwise any number of blocks, in the order
   * of their text (`list`), without order (`set`) or by their label (`map`).
   */
  readonly nesting: 'single' | 'list' | 'set' | 'map';
  /** How many there must be; 0 when it may be left out. */
  readonly minItems: number;
  /** Undefined where there may be any number of them. */
  readonly maxItems?: number;
  /** What may stand in each of them; read when it is first asked for. */
  readonly block: BlockSchema;
}

/**
 * What may stand in a block in every supported version of the provider.
 *
 * @public
 */
export interface BlockSchema {
  /** Attributes by name; the record has no prototype. */
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  /** Nested blocks by name; the record has no prototype. */
  readonly blocks: Readonly<Record<string, NestedBlockSchema>>;
  /** Names that only some supported versions know, with those versions. */
  readonly only: Readonly<Record<string, string>>;
}
