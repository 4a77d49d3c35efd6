import { yamlText } from './yaml';

/** A finding of a scanner that the stack accepts, and why. */
export interface ScannerSkip {
  readonly checkov?: string;
  readonly trivy?: string;
  readonly reason: string;
}

/** `.tflint.hcl`: the whole rule set, but for what this layout does on purpose. */
export function tflintConfig(plugin: string | undefined): string {
  const lines = [
    'plugin "terraform" {',
    '  enabled = true',
    '  preset  = "all"',
    '}',
    '',
    '# Files are named by what is in them; there is no main.tf.',
    'rule "terraform_standard_module_structure" {',
    '  enabled = false',
    '}',
  ];
  if (plugin) {
    lines.push(
      '',
      `# Provider rules: install the ${plugin} plugin of tflint and enable it here.`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** `.checkov.yaml`: how checkov reads this folder. Skips stand in the files. */
export function checkovConfig(): string {
  return [
    'framework:',
    '  - terraform',
    'directory:',
    '  - .',
    'compact: true',
    'quiet: true',
    '',
  ].join('\n');
}

/** `.trivyignore.yaml`: accepted findings, each with its reason. */
export function trivyIgnore(
  skips: readonly (ScannerSkip & { path: string })[],
): string {
  const byId = new Map<string, { paths: Set<string>; reasons: Set<string> }>();
  for (const skip of skips) {
    if (skip.trivy) {
      const entry = byId.get(skip.trivy) ?? {
        paths: new Set<string>(),
        reasons: new Set<string>(),
      };
      entry.paths.add(skip.path);
      entry.reasons.add(skip.reason);
      byId.set(skip.trivy, entry);
    }
  }
  if (byId.size === 0) {
    return 'misconfigurations: []\n';
  }
  const lines = ['misconfigurations:'];
  for (const [id, { paths, reasons }] of [...byId].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    lines.push(
      `  - id: ${yamlText(id)}`,
      `    statement: ${yamlText([...reasons].sort().join(' '))}`,
      '    paths:',
      ...[...paths].sort().map(path => `      - ${yamlText(path)}`),
    );
  }
  return `${lines.join('\n')}\n`;
}
