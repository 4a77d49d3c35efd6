import type { Problem, Standards } from 'backstage-plugin-stackgen-common';
import type { TerraformDocument } from '../terraform';
import type { EnvironmentValues } from './EnvironmentValues';
import type { StateBackend } from './stateBackend';

/**
 * Domains that nobody can own, so they only stand for one.
 * Source: https://www.rfc-editor.org/rfc/rfc2606
 */
const RESERVED = /(^|\.)(example|example\.(com|net|org)|invalid|test)$/;

/** What a stack uses of the standards although it only stands for something. */
export function placeholdersOf(options: {
  document: TerraformDocument;
  values: EnvironmentValues;
  backend: StateBackend;
  standards: Standards;
}): Problem[] {
  const { document, values, backend, standards } = options;
  const report = (where: string, message: string, mend: string): Problem => ({
    severity: 'info',
    code: 'placeholder',
    where: `standards ${standards.name} → ${where}`,
    message,
    mend,
  });
  const problems = backend.placeholders.map(name =>
    report(
      `stateBackend → ${name}`,
      `The standards do not say the ${name} of the state’s backend (${backend.type}); something stands in its place.`,
      `Set stateBackend.${name} in the standards.`,
    ),
  );
  const { zone } = standards.dns;
  if (RESERVED.test(zone) && mentions(document, values, zone)) {
    problems.push(
      report(
        'dns → zone',
        `Host names are made in ${zone}, which nobody can own.`,
        'Set dns.zone in the standards to your public DNS zone.',
      ),
    );
  }
  return problems;
}

function mentions(
  document: TerraformDocument,
  values: EnvironmentValues,
  text: string,
): boolean {
  return (
    values.mentions(text) ||
    document.blocks().some(block => block.hcl().includes(text))
  );
}
