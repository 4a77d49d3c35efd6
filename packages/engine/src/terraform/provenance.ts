/** Why a block or a file is there. */
export interface Provenance {
  /** The entity it belongs to; absent for what the stack as a whole needs. */
  entityRef?: string;
  /** A sentence for people. */
  reason: string;
  /** Id of the mapping rule that asked for it. */
  rule?: string;
  /** Nobody asked for it by name; the stack needs it. */
  implicit?: boolean;
}
