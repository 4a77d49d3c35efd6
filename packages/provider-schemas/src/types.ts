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
  readonly type: AttributeType;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  /** Never kept in the state; needs Terraform 1.11. */
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  /** The values that the provider accepts, where its documentation says so. */
  readonly enum?: readonly (string | number)[];
  /** Regular expression that a literal must match. */
  readonly pattern?: string;
  /** Names of arguments of which exactly one must be set. */
  readonly exactlyOneOf?: readonly string[];
}

/** @public */
export interface NestedBlockSchema {
  readonly nesting: 'single' | 'list' | 'set' | 'map';
  readonly minItems: number;
  /** Undefined where there may be any number of them. */
  readonly maxItems?: number;
  readonly block: BlockSchema;
}

/**
 * What may stand in a block in every supported version of the provider.
 *
 * @public
 */
export interface BlockSchema {
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly blocks: Readonly<Record<string, NestedBlockSchema>>;
  /** Names that only some supported versions know, with those versions. */
  readonly only: Readonly<Record<string, string>>;
}
