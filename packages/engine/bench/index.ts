import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Cloud } from 'backstage-plugin-stackgen-common';
import type { References } from './cdktfProgram';
import type { CdktfMeasure } from './measureCdktf';
import type { EngineMeasure } from './measureEngine';
import type { PolicyMeasure } from './measurePolicies';
import type { ResyncMeasure } from './measureResync';
import type { SyncMeasure } from './measureSyncs';
import type { WritingMeasure } from './measureWriting';
import { table } from './table';

interface Row {
  readonly cloud: Cloud;
  readonly entities: number;
  /** Whether cdktf has prebuilt classes for it, and memory for so many. */
  readonly compare: boolean;
}

const ROWS: readonly Row[] = [
  { cloud: 'aws', entities: 10, compare: true },
  { cloud: 'aws', entities: 100, compare: true },
  { cloud: 'aws', entities: 1000, compare: true },
  { cloud: 'aws', entities: 10_000, compare: false },
  { cloud: 'azure', entities: 1000, compare: true },
  { cloud: 'gcp', entities: 1000, compare: true },
  { cloud: 'civo', entities: 1000, compare: false },
];
const LARGE = 1000;
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
const rows = ROWS.map(({ cloud, entities, compare }) => {
  const cdktf = (references: References) =>
    folder && compare
      ? measure<CdktfMeasure>('cdktf', cloud, entities, folder, references)
      : undefined;
  return {
    cloud,
    engine: measure<EngineMeasure>('engine', cloud, entities),
    writing: measure<WritingMeasure>('writing', cloud, entities),
    cdktf: cdktf('constructs'),
    cdktfOfText: entities === LARGE ? cdktf('text') : undefined,
  };
});
const policies = measure<PolicyMeasure>('policies', LARGE);
const resync = measure<ResyncMeasure>('resync', LARGE);
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
        ratioOfText: ratioOf(row.engine, row.cdktfOfText),
      })),
      policies,
      resync,
      syncs,
    },
    undefined,
    2,
  )}\n`;
}

function asText(): string {
  const large = rowOf('aws', LARGE);
  return [
    `Node ${process.versions.node}, ${availableParallelism()} cores, ${
      cpus()[0]?.model
    }`,
    '',
    'engine: from catalog entities to all files, checked and compared',
    'synth:  the part of it that cdktf does, too, from arguments through checks to text',
    'cdktf:  a program of the same resources and outputs with its prebuilt classes, run and synthesized to JSON;',
    '        of text: where it is given ready text instead of references and functions',
    'Median of several runs, each measurement in a warm process of its own.',
    '',
    table(
      [
        'cloud',
        'entities',
        'resources',
        'engine',
        'per resource',
        'synth',
        'cdktf',
        'cdktf/engine',
        'cdktf/synth',
        'of text/engine',
        'memory',
        'cdktf memory',
      ],
      rows.map(({ cloud, engine, writing, cdktf, cdktfOfText }) => [
        cloud,
        `${engine.entities}`,
        `${engine.resources}`,
        ms(engine.medianMs),
        `${Math.round((engine.medianMs / engine.resources) * 1000)} µs`,
        ms(writing.medianMs),
        cdktf ? ms(cdktf.medianMs) : '–',
        times(ratioOf(engine, cdktf)),
        times(ratioOf(writing, cdktf)),
        times(ratioOf(engine, cdktfOfText)),
        mb(engine.peakMemoryMb),
        cdktf ? mb(cdktf.peakMemoryMb) : '–',
      ]),
    ),
    '',
    `Memory is the peak of the process; ${mb(
      baseline.peakMemoryMb,
    )} of it are Node and the loaded code.`,
    `Linear: with 10,000 entities a resource takes ${times(
      perResource(rowOf('aws', 10_000)) / perResource(large),
    )} the time, with 100 ${times(
      perResource(rowOf('aws', 100)) / perResource(large),
    )}.`,
    `All policies on the ${
      policies.resources
    } resources of ${LARGE} entities: ${ms(policies.medianMs)}, ${percent(
      policies.medianMs / large.engine.medianMs,
    )} of the engine’s time.`,
    `Sync of one changed component of ${LARGE} entities: ${ms(
      resync.part.medianMs,
    )}, ${percent(
      resync.part.medianMs / resync.whole.medianMs,
    )} of everything from nothing.`,
    `${syncs.syncs} syncs of ${syncs.entities} entities (${ms(
      syncs.medianMs,
    )} each): the heap grew by ${kb(syncs.heapGrowthBytes)} to ${mb(
      syncs.heapBytes / 2 ** 20,
    )}, the process peaked at ${mb(syncs.peakMemoryMb)}.`,
    '',
  ].join('\n');
}

function rowOf(cloud: Cloud, entities: number) {
  return rows.find(
    row => row.cloud === cloud && row.engine.entities === entities,
  )!;
}

function perResource({ engine }: { engine: EngineMeasure }): number {
  return engine.medianMs / engine.resources;
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

/** Runs one measurement in a process of its own. */
function measure<T>(what: string, ...args: (string | number)[]): T {
  process.stderr.write(`Measuring ${[what, ...args].slice(0, 3).join(' ')}…\n`);
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
