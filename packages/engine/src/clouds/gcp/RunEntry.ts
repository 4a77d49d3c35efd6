import { lazy, type Value } from '../../terraform';

/**
 * Where requests to a Cloud Run service may come from: from inside the network
 * only, until a load balancer stands in front of it.
 */
export class RunEntry {
  #balanced = false;

  /** Lets load balancers in, too. They have no identity that could be asked. */
  balance(): void {
    this.#balanced = true;
  }

  /** What the service says of it, once everything is connected. */
  attributes(): Record<string, Value> {
    return {
      ingress: lazy(() =>
        this.#balanced
          ? 'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER'
          : 'INGRESS_TRAFFIC_INTERNAL_ONLY',
      ),
      invoker_iam_disabled: lazy(() => (this.#balanced ? true : undefined)),
    };
  }
}
