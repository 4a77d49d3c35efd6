import type { BlockHandle } from '../../terraform';
import type { Breach, GeneralPolicy, StackView } from '../GeneralPolicy';
import { ENDED_VERSIONS } from './endedVersions';
import {
  RETIRED_SERVICES,
  type Condition,
  type Retired,
} from './retiredServices';

const RETIRED = [...RETIRED_SERVICES, ...ENDED_VERSIONS];

/**
 * Whether something ended that day. Without a day to look at, what the list
 * says in the past tense counts as over: it was written that day.
 */
const WRITTEN = '2026-11-27';

export const RETIRED_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'RETIRED-1',
    severity: 'error',
    title: 'Nothing is built on a service or a version that is over',
    rationale: 'It cannot be made, or stops working.',
    references: [],
    about: 'services, kinds of resources and versions that have ended',
    concerns: type => retiredOf(type).length > 0,
    find: (block, stack) =>
      breach(block, stack, ({ ends }, today) =>
        ends !== undefined && ends <= today ? `ended on ${ends}` : undefined,
      ),
  },
  {
    id: 'RETIRED-2',
    severity: 'warning',
    title: 'Nothing new is built on a service that ends or takes nobody new',
    rationale: 'It must be built anew before long.',
    references: [],
    about:
      'services, kinds of resources and versions that end, or are closed to new customers',
    concerns: type => retiredOf(type).length > 0,
    find: (block, stack) =>
      breach(block, stack, ({ closed, ends }, today) => {
        if (ends !== undefined && ends <= today) {
          return undefined;
        }
        return [
          ...(closed !== undefined ? [`takes nobody new since ${closed}`] : []),
          ...(ends !== undefined ? [`ends on ${ends}`] : []),
        ].join(' and ');
      }),
  },
];

function breach(
  block: BlockHandle,
  { facts, today = WRITTEN }: StackView,
  saying: (service: Retired, today: string) => string | undefined,
): Breach | undefined {
  for (const service of retiredOf(block.type)) {
    const { name, instead, source, when = [] } = service;
    const isOne = when.every(({ path, is }) =>
      facts.valuesAt(block, path).some(({ value }) => fits(value, is)),
    );
    const says = isOne ? saying(service, today) : undefined;
    if (says !== undefined) {
      return {
        ...(when.length > 0 && { path: when.at(-1)!.path }),
        says: `${name} ${says} (${source}).`,
        mend: `Use ${instead}.`,
      };
    }
  }
  return undefined;
}

function fits(value: unknown, is: Condition['is']): boolean {
  return is instanceof RegExp
    ? typeof value === 'string' && is.test(value)
    : is.includes(value);
}

const byType = new Map<string, readonly Retired[]>();

/** What of a type is over, or will be. */
function retiredOf(type: string): readonly Retired[] {
  let services = byType.get(type);
  if (!services) {
    services = RETIRED.filter(service => has(service, type));
    byType.set(type, services);
  }
  return services;
}

function has({ types }: Retired, type: string): boolean {
  return types.some(one =>
    one.endsWith('_') ? type.startsWith(one) : type === one,
  );
}
