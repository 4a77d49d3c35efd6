import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { runProgram } from '../program';

/** What one call of `stackgen` said. */
export interface Run {
  readonly code: number;
  /** Standard output. */
  readonly result: string;
  /** Standard error. */
  readonly said: string;
}

/** An empty folder to call `stackgen` with. */
export class Sandbox {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static create(): Sandbox {
    return new Sandbox(realpathSync(mkdtempSync(join(tmpdir(), 'stackgen-'))));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Writes a file and gives its path. */
  file(name: string, content: string): string {
    const path = this.path(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  read(name: string): string | undefined {
    return existsSync(this.path(name))
      ? readFileSync(this.path(name), 'utf8')
      : undefined;
  }

  /** Contents of all files in a folder, by relative path. */
  files(name: string): Record<string, string> {
    const folder = this.path(name);
    const paths = existsSync(folder)
      ? readdirSync(folder, { recursive: true }).map(String)
      : [];
    return Object.fromEntries(
      paths
        .filter(path => statSync(join(folder, path)).isFile())
        .sort()
        .map(path => [
          path.split(sep).join('/'),
          readFileSync(join(folder, path), 'utf8'),
        ]),
    );
  }

  async run(...args: string[]): Promise<Run> {
    let result = '';
    let said = '';
    const code = await runProgram(args, {
      result: text => {
        result += text;
      },
      say: line => {
        said += `${line}\n`;
      },
    });
    // Messages name the folder, which is another one each time.
    return { code, result, said: said.split(`${this.folder}${sep}`).join('') };
  }
}

/** YAML of an entity that a portal would take. */
export function entityYaml(
  kind: string,
  name: string,
  spec: Record<string, unknown> = {},
): string {
  return `${JSON.stringify(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name },
      spec: { owner: 'team', ...spec },
    },
    undefined,
    2,
  )}\n`;
}

/** A system `shop` with a service and its database. */
export function shopYaml(): string {
  return [
    entityYaml('System', 'shop'),
    entityYaml('Component', 'orders', {
      type: 'service',
      lifecycle: 'production',
      system: 'shop',
      dependsOn: ['resource:orders-db'],
    }),
    entityYaml('Resource', 'orders-db', {
      type: 'postgres-database',
      system: 'shop',
    }),
  ].join('---\n');
}
