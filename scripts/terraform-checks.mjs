// The generated files before the real Terraform: see scripts/test-steps/terraform.mjs.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { root } from './lib/paths.mjs';
import { fromSource } from './lib/portal.mjs';

// The examples on every cloud; what others published on the first.
const CLOUDS = ['aws', 'azure', 'gcp', 'civo'];
const work = mkdtempSync(join(tmpdir(), 'stackgen-terraform-checks-'));
const shared = join(root, '..', 'shared');

/** Runs a program to its end. */
function run(command, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'pipe', ...options });
    let output = '';
    let stdout = '';
    child.stdout.on('data', data => {
      stdout += data;
      output += data;
    });
    child.stderr.on('data', data => {
      output += data;
    });
    child.on('error', error =>
      resolve({ code: 1, output: error.message, stdout }),
    );
    child.on('close', code => resolve({ code, output, stdout }));
  });
}

/** A mirror of offline providers, from CI or made here; undefined without. */
async function mirror(variable, args, environment) {
  if (process.env[variable]) {
    return process.env[variable];
  }
  const install = join(shared, 'terraform', 'install.sh');
  if (!existsSync(install)) {
    return undefined;
  }
  const folder = join(work, variable.toLowerCase());
  mkdirSync(folder);
  const { code, output } = await run('sh', [install, folder, ...args], {
    env: { ...process.env, ...environment },
  });
  if (code !== 0) {
    throw new Error(`The provider mirror could not be made:\n${output}`);
  }
  return variable.endsWith('_REAL') && !output.includes('real ')
    ? undefined
    : folder;
}

function catalogs() {
  const own = [
    { name: 'examples', path: join(root, 'examples'), each: true },
    { name: 'hostile', path: join(root, 'e2e', 'hostile-catalog.yaml') },
  ];
  const folder = join(shared, 'catalogs');
  const others = existsSync(folder)
    ? readdirSync(folder)
        .filter(file => file.endsWith('.yaml'))
        .map(file => ({
          name: file.replace(/\.yaml$/, ''),
          path: join(folder, file),
        }))
    : [];
  return [...own, ...others].filter(({ path }) => existsSync(path));
}

/** Refs of the systems that a catalog names, as entities or in `spec.system`. */
function systemsOf(path) {
  const files = path.endsWith('.yaml')
    ? [path]
    : readdirSync(path, { recursive: true })
        .map(String)
        .filter(file => file.startsWith('catalog') && file.endsWith('.yaml'))
        .map(file => join(path, file));
  const systems = new Set();
  for (const file of files) {
    for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
      const entity = document.errors.length ? undefined : document.toJS();
      if (entity?.kind === 'System') {
        const { name, namespace = 'default' } = entity.metadata;
        systems.add(`system:${namespace}/${name}`.toLowerCase());
      }
    }
  }
  return [...systems].sort();
}

/** The scenarios of all resource types as one stack. */
function everyType(cloud) {
  const folder = join(root, 'packages', 'engine', 'src', 'resource-types');
  const scenarios = readdirSync(folder)
    .map(name => join(folder, name, 'scenario.yaml'))
    .filter(existsSync);
  return {
    title: `every resource type (${scenarios.length} scenarios) on ${cloud}`,
    args: [
      'generate',
      ...scenarios.flatMap(path => ['--catalog', path]),
      ...scenarios.flatMap(systemsOf).flatMap(system => ['--entity', system]),
      '--cloud',
      cloud,
      '--name',
      `types-${cloud}`,
      '--json',
    ],
    environments: ['dev', 'production'],
  };
}

function jobs() {
  return [...CLOUDS.map(everyType), ...catalogJobs()];
}

function catalogJobs() {
  return catalogs().flatMap(({ name, path, each }) => {
    const systems = systemsOf(path);
    const groups = each ? systems.map(system => [system]) : [systems];
    return groups
      .filter(group => group.length > 0)
      .flatMap(refs =>
        (each ? CLOUDS : CLOUDS.slice(0, 1)).map(cloud => ({
          title: `${name} ${
            each ? refs[0] : `(${refs.length} systems)`
          } on ${cloud}`,
          args: [
            'generate',
            '--catalog',
            path,
            '--entity',
            ...refs,
            '--cloud',
            cloud,
            '--name',
            `check-${cloud}`,
            '--json',
          ],
          environments: each ? ['dev', 'production'] : ['production'],
        })),
      );
  });
}

/** One stack through the CLI and Terraform; gives what went wrong. */
async function check({ args, environments }, index, mirrors) {
  const out = join(work, `stack-${index}`);
  const cli = join(root, 'packages', 'cli', 'src', 'index.ts');
  const generated = await run(process.execPath, [
    ...fromSource,
    cli,
    ...args,
    '--out',
    out,
  ]);
  let files;
  try {
    ({ files } = JSON.parse(generated.stdout));
  } catch {
    return `generate exits with ${generated.code}:\n${generated.output}`;
  }
  if (files.length === 0) {
    return undefined;
  }
  const terraform = async (mirrorFolder, ...parameters) => {
    const result = await run('terraform', [...parameters, '-no-color'], {
      cwd: out,
      env: {
        ...process.env,
        TF_IN_AUTOMATION: '1',
        TF_INPUT: '0',
        CHECKPOINT_DISABLE: '1',
        // Where azurerm would make things; people set their own.
        ARM_SUBSCRIPTION_ID: '00000000-0000-0000-0000-000000000000',
        ...(mirrorFolder && {
          TF_CLI_CONFIG_FILE: join(mirrorFolder, 'terraform.rc'),
        }),
      },
    });
    return result.code === 0
      ? undefined
      : `terraform ${parameters.join(' ')} fails:\n${result.output}`;
  };
  const formatted = await terraform(
    undefined,
    'fmt',
    '-check',
    '-diff',
    '-recursive',
  );
  if (formatted || !mirrors.simulated) {
    return formatted;
  }
  const failure =
    (await terraform(mirrors.simulated, 'init', '-backend=false')) ??
    (await terraform(mirrors.simulated, 'validate'));
  if (failure) {
    return failure;
  }
  // The state's real place is not here.
  writeFileSync(
    join(out, 'backend_override.tf'),
    'terraform {\n  backend "local" {}\n}\n',
  );
  const initialized = await terraform(mirrors.simulated, 'init');
  if (initialized) {
    return initialized;
  }
  for (const environment of environments) {
    const planned = await terraform(
      mirrors.simulated,
      'plan',
      `-var-file=environments/${environment}.tfvars`,
    );
    if (planned) {
      return planned;
    }
  }
  if (mirrors.real && args.includes('aws')) {
    const real = `${out}-real`;
    cpSync(out, real, {
      recursive: true,
      filter: path => !path.includes('.terraform'),
    });
    const validated = await inFolder(real, mirrors.real);
    if (validated) {
      return validated;
    }
  }
  return undefined;
}

async function inFolder(folder, mirrorFolder) {
  for (const parameters of [['init', '-backend=false'], ['validate']]) {
    const result = await run('terraform', [...parameters, '-no-color'], {
      cwd: folder,
      env: {
        ...process.env,
        TF_CLI_CONFIG_FILE: join(mirrorFolder, 'terraform.rc'),
      },
    });
    if (result.code !== 0) {
      return `terraform ${parameters.join(
        ' ',
      )} with the real AWS provider fails:\n${result.output}`;
    }
  }
  return undefined;
}

const counts = { passed: 0, failed: 0 };
try {
  const mirrors = {
    simulated: await mirror('STACKGEN_TERRAFORM_MIRROR', ['--sim-aws'], {}),
    real: await mirror('STACKGEN_TERRAFORM_MIRROR_REAL', [], {
      TFSIM_SKIP: 'aws-6',
    }),
  };
  if (!mirrors.simulated) {
    counts.skipped =
      'init, validate and plan: there are no offline providers here; only terraform fmt was checked';
  }
  const queue = jobs().map((job, index) => ({ job, index }));
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const failure = await check(next.job, next.index, mirrors);
      counts[failure ? 'failed' : 'passed'] += 1;
      process.stdout.write(
        failure
          ? `  FAILED ${next.job.title}\n${failure}\n`
          : `  ok     ${next.job.title}\n`,
      );
    }
  };
  await Promise.all([worker(), worker()]);
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (process.env.STACKGEN_TEST_RESULT) {
  writeFileSync(process.env.STACKGEN_TEST_RESULT, JSON.stringify(counts));
}
process.exitCode = counts.failed > 0 ? 1 : 0;
