import type { Standards } from 'backstage-plugin-stackgen-common';
import { mistake, type Finding } from './Finding';

/**
 * Longest name of an environment: names of 32 characters, as load balancers
 * have them, still hold something else beside it.
 */
const ENVIRONMENT_LENGTH = 20;

export function checkEnvironments({ environments }: Standards): Finding[] {
  const names = environments.map(({ name }) => name);
  return names.flatMap((name, index) => {
    const path = ['environments', index, 'name'];
    const findings: Finding[] = [];
    if (names.indexOf(name) !== index) {
      findings.push(
        mistake(
          path,
          `There are several environments named ${name}.`,
          'Give each a name of its own.',
        ),
      );
    }
    // Stands in names as it is. Source: `validIdentifier` in
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/rds/validate.go
    if (name.includes('--')) {
      findings.push(
        mistake(
          path,
          'The name has two dashes side by side, which many names in the cloud must not have, such as those of databases on AWS.',
          `Write ${name.replace(/-+/g, '-')}.`,
        ),
      );
    }
    if (name.length > ENVIRONMENT_LENGTH) {
      findings.push(
        mistake(
          path,
          `The name has ${name.length} characters; with more than ${ENVIRONMENT_LENGTH}, names in the cloud become too long.`,
          'Shorten the name; the title may be long.',
        ),
      );
    }
    return findings;
  });
}
