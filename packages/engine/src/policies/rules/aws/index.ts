import type { Rule } from '../../Rule';
import { DATABASE_RULES } from './databases';
import { STORAGE_RULES } from './storage';

/** What holds for every stack on AWS. */
export const AWS_RULES: readonly Rule[] = [...STORAGE_RULES, ...DATABASE_RULES];
