import type {
  GcpAccount,
  GcpConsumer,
  GcpSecretReference,
  GcpTarget,
} from '../../clouds/gcp/GcpImplementation';
import type { BlockHandle, Expression, Value } from '../../terraform';

/** Source: https://cloud.google.com/run/docs/configuring/services/memory-limits */
export const GCP_SIZES = {
  small: { cpu: '1', memory: '512Mi' },
  medium: { cpu: '1', memory: '1Gi' },
  large: { cpu: '2', memory: '2Gi' },
};

/** What a function on Google Cloud is made of, however it is handed over. */
export interface GcpFunctionParts {
  readonly name: Expression;
  readonly account: GcpAccount;
  readonly environment: ReadonlyMap<string, Value>;
  readonly secrets: ReadonlyMap<string, GcpSecretReference>;
  /** What must stand before it is made; it grows while nodes are connected. */
  readonly ready: BlockHandle[];
}

/** What came of it. */
export interface DeployedFunction {
  readonly made: BlockHandle;
  /** Its address, as Google says it. */
  readonly uri: Value;
  /** How a gateway reaches it, if one can. */
  readonly target?: GcpTarget;
  /** How it gets into the network, and what it can take there. */
  readonly reach: Pick<GcpConsumer, 'networkTag' | 'joinNetwork' | 'mount'>;
}
