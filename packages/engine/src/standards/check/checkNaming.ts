import { nearest } from '../../catalog';
import { doubt, mistake, type Finding } from './Finding';

const TOKENS = ['appStack', 'environment', 'name', 'region', 'cloud'];

/** Whether a pattern names everything apart, by what is known. */
export function checkNaming(pattern: string): Finding[] {
  const path = ['naming', 'pattern'];
  const tokens = tokensOf(pattern);
  const findings = checkTokens(path, pattern, TOKENS);
  if (!tokens.includes('name')) {
    findings.push(
      mistake(
        path,
        'Without {name}, everything in the cloud would be named alike.',
        'Put {name} into the pattern.',
      ),
    );
  }
  if (!tokens.includes('environment')) {
    findings.push(
      doubt(
        path,
        'Without {environment}, environments in the same account take each other’s names.',
        'Put {environment} into the pattern, or give each environment an account of its own.',
      ),
    );
  }
  return findings;
}

/** Names in braces that nothing is known to stand for. */
export function checkTokens(
  path: Finding['path'],
  pattern: string,
  known: readonly string[],
): Finding[] {
  return [...new Set(tokensOf(pattern))]
    .filter(token => !known.includes(token))
    .map(token => {
      const [similar] = nearest(token, known);
      return mistake(
        path,
        `The pattern has no value for {${token}}.`,
        similar
          ? `Did you mean {${similar}}?`
          : `Known are ${known.map(name => `{${name}}`).join(', ')}.`,
      );
    });
}

export function tokensOf(pattern: string): string[] {
  return [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, token]) => token);
}
