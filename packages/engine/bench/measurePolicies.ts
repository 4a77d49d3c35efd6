import { generate } from '../src';
import { buildStack } from '../src/build';
import { checkPolicies } from '../src/policies/checkPolicies';
import { benchInput } from './benchInput';
import { runsFor, timed, type Timing } from './timed';

export interface PolicyMeasure extends Timing {
  readonly entities: number;
  readonly resources: number;
}

/** All built-in rules on a stack that is built, but not yet looked at. */
export function measurePolicies(entities: number): PolicyMeasure {
  const input = benchInput(entities);
  const { appStack, resources } = generate(input);
  // What a block says is read once and kept, so each run needs its own stack.
  const { warmUps, runs } = runsFor(entities);
  const stacks = Array.from({ length: warmUps + runs }, () =>
    buildStack(appStack, input.standards),
  );
  const timing = timed(
    () => {
      checkPolicies(stacks.pop()!, appStack, input.standards, undefined);
    },
    { warmUps, runs },
  );
  return { entities, resources: resources.length, ...timing };
}
