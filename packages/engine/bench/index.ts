import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CdktfMeasure } from './measureCdktf';
import type { EngineMeasure } from './measureEngine';
import type { SyncMeasure } from './measureSyncs';
import type { WritingMeasure } from './measureWriting';
import { table } from './table';

const SIZES = [10, 100, 1000];
const SYNCED_ENTITIES = 10;
const SYNCS = 1000;

const { values: options } = parseArgs({
  options: {
    /** Folder with cdktf and its provider classes; without it, no comparison. */
    cdktf: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const { cdktf: folder } = options;
const baseline = measure<{ peakMemoryMb: number }>('baseline');
const rows = SIZES.map(entities => ({
  engine: measure<EngineMeasure>('engine', entities),
  writing: measure<WritingMeasure>('writing', entities),
  cdktf: folder ? measure<CdktfMeasure>('cdktf', entities, folder) : undefined,
}));
const syncs = measure<SyncMeasure>('syncs', SYNCED_ENTITIES, SYNCS);

process.stdout.write(options.json ? asJson() : asText());

function asJson(): string {
  return `${JSON.stringify(
    {
      node: process.versions.node,
      processor: cpus()[0]?.model,
      cores: availableParallelism(),
      baseline,
      sizes: rows.map(row => ({
        ...row,
        ratio: ratioOf(row.engine, row.cdktf),
        ratioOfWriting: ratioOf(row.writing, row.cdktf),
      })),
      syncs,
    },
    undefined,
    2,
  )}\n`;
}

function asText(): string {
  const largest = rows[rows.length - 1].engine;
  const perEntity = rows.map(({ engine }) => engine.medianMs / engine.entities);
  return [
    `Node ${process.versions.node}, ${availableParallelism()} cores, ${
      cpus()[0]?.model
    }`,
    '',
    'engine:  from catalog entities to all files, checked and compared',
    'writing: of this, from ready resources through constructs and checks to HCL',
    'cdktf:   its synth of the same ready resources with its prebuilt classes, to JSON',
    'Median of several runs, each measurement in a warm process of its own.',
    '',
    table(
      [
        'entities',
        'resources',
        'engine',
        'per entity',
        'writing',
        'cdktf',
        'cdktf/engine',
        'cdktf/writing',
        'memory',
        'cdktf memory',
      ],
      rows.map(({ engine, writing, cdktf }) => [
        `${engine.entities}`,
        `${engine.resources}`,
        ms(engine.medianMs),
        ms(engine.medianMs / engine.entities),
        ms(writing.medianMs),
        cdktf ? ms(cdktf.medianMs) : '–',
        times(ratioOf(engine, cdktf)),
        times(ratioOf(writing, cdktf)),
        mb(engine.peakMemoryMb),
        cdktf ? mb(cdktf.peakMemoryMb) : '–',
      ]),
    ),
    '',
    `Linear: an entity of ${largest.entities} takes ${(
      perEntity[perEntity.length - 1] / perEntity[1]
    ).toFixed(2)} times as long as one of ${rows[1].engine.entities}.`,
    `Memory is the peak of the process; ${mb(
      baseline.peakMemoryMb,
    )} of it are Node and the loaded code.`,
    `${syncs.syncs} syncs of ${syncs.entities} entities (${ms(
      syncs.medianMs,
    )} each): the heap grew by ${kb(syncs.heapGrowthBytes)} to ${mb(
      syncs.heapBytes / 2 ** 20,
    )}, the process peaked at ${mb(syncs.peakMemoryMb)}.`,
    '',
  ].join('\n');
}

/** Runs one measurement in a process of its own. */
function measure<T>(what: string, ...args: (string | number)[]): T {
  process.stderr.write(`Measuring ${what} ${args[0] ?? ''}…\n`);
  const child = spawnSync(
    process.execPath,
    [
      '--expose-gc',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(__dirname, 'measure.ts'),
      what,
      ...args.map(String),
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (child.status !== 0) {
    throw new Error(`${what} ${args.join(' ')} failed:\n${child.stderr}`);
  }
  return JSON.parse(child.stdout) as T;
}

function ratioOf(
  ours: { medianMs: number },
  theirs: { medianMs: number } | undefined,
): number | undefined {
  return theirs && theirs.medianMs / ours.medianMs;
}

function times(ratio: number | undefined): string {
  return ratio === undefined ? '–' : `${ratio.toFixed(1)} ×`;
}

function ms(value: number): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}

function mb(value: number): string {
  return `${Math.round(value)} MB`;
}

function kb(bytes: number): string {
  return `${Math.round(bytes / 1024)} kB`;
}
