import type { Cloud } from 'backstage-plugin-stackgen-common';
import type { Rule } from '../Rule';
import { AWS_RULES } from './aws';

const RULES: Partial<Record<Cloud, readonly Rule[]>> = { aws: AWS_RULES };

/** The rules that are built in for a cloud. */
export function rulesOf(cloud: Cloud): readonly Rule[] {
  return RULES[cloud] ?? [];
}
