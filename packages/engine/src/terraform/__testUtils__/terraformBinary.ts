import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether there is a `terraform` to ask. */
export function hasTerraform(): boolean {
  try {
    execFileSync('terraform', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What Terraform makes of the outputs in files that need no provider. */
export function evaluateOutputs(
  files: Record<string, string>,
): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'stackgen-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text);
    }
    const options = {
      cwd: folder,
      maxBuffer: 1e9,
      env: { PATH: process.env.PATH, HOME: folder, CHECKPOINT_DISABLE: '1' },
    };
    execFileSync('terraform', ['fmt', '-check', '-diff'], options);
    execFileSync('terraform', ['apply', '-auto-approve'], options);
    const outputs = JSON.parse(
      execFileSync('terraform', ['output', '-json'], options).toString(),
    );
    return Object.fromEntries(
      Object.entries<{ value: unknown }>(outputs).map(([name, { value }]) => [
        name,
        value,
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
