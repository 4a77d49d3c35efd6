import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  leastMachines,
  mostMachines,
  type VirtualMachineParameters,
} from './definition';

/** Loads at which a machine is added, and one is taken away, in percent. */
const CPU = { high: 70, low: 30 };

/** Adds machines under load, and takes them away after it. */
export function scale(
  scope: NodeScope<VirtualMachineParameters>,
  azure: AzureFoundation,
  machines: BlockHandle,
): void {
  const least = scope.value(
    'min_replicas',
    'machines that always run.',
    leastMachines,
  );
  const rule = (
    direction: 'Increase' | 'Decrease',
    operator: string,
    threshold: number,
  ) => ({
    metric_trigger: {
      metric_name: 'Percentage CPU',
      metric_resource_id: machines.ref('id'),
      operator,
      statistic: 'Average',
      threshold,
      time_aggregation: 'Average',
      time_grain: 'PT1M',
      time_window: 'PT5M',
    },
    scale_action: {
      direction,
      type: 'ChangeCount',
      value: 1,
      cooldown: 'PT5M',
    },
  });
  scope.resource(
    'azurerm_monitor_autoscale_setting',
    undefined,
    {
      ...azure.placed(),
      name: azure.name(scope as NodeScope, { maxLength: 260 }),
      target_resource_id: machines.ref('id'),
      profile: {
        name: 'cpu',
        capacity: {
          default: least,
          minimum: least,
          maximum: scope.value(
            'max_replicas',
            'machines that run under load.',
            mostMachines,
          ),
        },
        rule: [
          rule('Increase', 'GreaterThan', CPU.high),
          rule('Decrease', 'LessThan', CPU.low),
        ],
      },
    },
    {
      provenance: {
        reason: `${scope.label} has more machines under load.`,
        implicit: true,
      },
    },
  );
}
