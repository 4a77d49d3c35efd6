import { generate } from '../src';
import { buildStack } from '../src/build';
import { checkPolicies } from '../src/policies/checkPolicies';
import { benchInput } from './benchInput';
import { runsFor, timedWith, type Timing } from './timed';

export interface PolicyMeasure extends Timing {
  readonly entities: number;
  readonly resources: number;
}

/** All built-in rules on a stack that is built, but not yet looked at. */
export function measurePolicies(entities: number): PolicyMeasure {
  const input = benchInput(entities);
  const { appStack, resources } = generate(input);
  const timing = timedWith(
    // What a block says is read once and kept.
    () => buildStack(appStack, input.standards),
    stack => {
      checkPolicies(stack, appStack, input.standards, undefined);
    },
    runsFor(entities),
  );
  return { entities, resources: resources.length, ...timing };
}
