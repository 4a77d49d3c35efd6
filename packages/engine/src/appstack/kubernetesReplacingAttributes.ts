/**
 * The same for what stacks put into a cluster. Blocks are compared as a whole,
 * so `metadata` is not among them: labels may change.
 *
 * Source: `ForceNew` in the resources' schemas of
 * https://github.com/hashicorp/terraform-provider-kubernetes
 */
export const KUBERNETES_REPLACING_ATTRIBUTES: Readonly<
  Record<string, readonly string[]>
> = {
  kubernetes_config_map_v1: ['immutable'],
  kubernetes_pod_disruption_budget_v1: ['spec'],
  kubernetes_secret_v1: ['immutable', 'type'],
};
