import {
  standardsSchema,
  type Cloud,
  type Standards,
} from 'backstage-plugin-stackgen-common';
import { defaultMapping, type GenerateInput } from '../src';
import { BENCH_DOMAIN, benchCatalog } from './benchCatalog';

/** The stack that all measurements are about, at a given size. */
export function benchInput(
  entities: number,
  cloud: Cloud = 'aws',
): GenerateInput & { standards: Standards } {
  return {
    entities: benchCatalog(entities),
    entityRefs: [BENCH_DOMAIN],
    cloud,
    mapping: defaultMapping,
    standards: standardsSchema.parse({}),
  };
}
