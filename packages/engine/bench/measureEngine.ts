import { generate } from '../src';
import { benchInput } from './benchInput';
import { peakMemoryMb, runsFor, timed, type Timing } from './timed';

export interface EngineMeasure extends Timing {
  readonly entities: number;
  readonly resources: number;
  readonly files: number;
  readonly peakMemoryMb: number;
}

/** From entities to the text of all files, everything checked. */
export function measureEngine(entities: number): EngineMeasure {
  const input = benchInput(entities);
  const first = generate(input);
  const errors = first.problems.filter(({ severity }) => severity === 'error');
  if (first.included.length !== entities || errors.length > 0) {
    throw new Error(
      `${
        first.included.length
      } of ${entities} entities were included: ${JSON.stringify(
        [...errors, ...first.skipped].slice(0, 5),
      )}`,
    );
  }
  const timing = timed(() => generate(input), runsFor(entities));
  return {
    entities,
    resources: first.resources.length,
    files: first.files.length,
    ...timing,
    peakMemoryMb: peakMemoryMb(),
  };
}
