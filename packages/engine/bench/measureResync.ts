import { generate } from '../src';
import { benchInput } from './benchInput';
import { runsFor, timed, type Timing } from './timed';

export interface ResyncMeasure {
  readonly entities: number;
  /** Everything again, from nothing. */
  readonly whole: Timing;
  /** One component that changed, merged into the stored appStack. */
  readonly part: Timing;
}

const CHANGED = 'component:default/orders-0';

/** What it costs to sync one component of a big appStack after it changed. */
export function measureResync(entities: number): ResyncMeasure {
  const input = benchInput(entities);
  const stored = generate(input).appStack;
  const changed = input.entities.map(entity =>
    entity.metadata.name === 'orders-0'
      ? {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: {
              ...entity.metadata.annotations,
              'stackgen.io/size': 'large',
            },
          },
        }
      : entity,
  );
  const runs = runsFor(entities);
  const part = { ...input, entities: changed, entityRefs: [CHANGED], stored };
  return {
    entities,
    whole: timed(() => generate(input), runs),
    part: timed(() => generate(part), runs),
  };
}
