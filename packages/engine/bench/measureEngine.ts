import type { Cloud } from 'backstage-plugin-stackgen-common';
import { generate } from '../src';
import { benchInput } from './benchInput';
import { peakMemoryMb, runsFor, timed, type Timing } from './timed';

export interface EngineMeasure extends Timing {
  readonly entities: number;
  /** Of the entities; the others are of types that the cloud has not. */
  readonly included: number;
  readonly resources: number;
  readonly files: number;
  readonly peakMemoryMb: number;
}

/** From entities to the text of all files, everything checked. */
export function measureEngine(cloud: Cloud, entities: number): EngineMeasure {
  const input = benchInput(entities, cloud);
  const first = generate(input);
  const errors = first.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new Error(`Not whole: ${JSON.stringify(errors.slice(0, 5))}`);
  }
  const timing = timed(() => generate(input), runsFor(entities));
  return {
    entities,
    included: first.included.length,
    resources: first.resources.length,
    files: first.files.length,
    ...timing,
    peakMemoryMb: peakMemoryMb(),
  };
}
