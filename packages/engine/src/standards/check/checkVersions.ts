import type { Standards } from 'backstage-plugin-stackgen-common';
import { mistake, type Finding } from './Finding';

/**
 * One condition of a constraint.
 * Source: https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
const CONDITION =
  /^(=|!=|>|>=|<|<=|~>)?\s*v?\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?$/;

/** Whether Terraform can read the version constraints. */
export function checkVersions({ versions }: Standards): Finding[] {
  return Object.entries(versions).flatMap(([name, constraint]) =>
    constraint.split(',').every(part => CONDITION.test(part.trim()))
      ? []
      : [
          mistake(
            ['versions', name],
            `"${constraint}" is not a version constraint.`,
            'Write something like "~> 6.0" or ">= 5.100, < 7".',
          ),
        ],
  );
}
