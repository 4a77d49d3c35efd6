import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud } from 'backstage-plugin-stackgen-common';
import { generate } from '../src';
import { buildStack } from '../src/build';
import { renderJson } from '../src/terraform';
import { benchInput } from './benchInput';
import { cdktfProgram, type References } from './cdktfProgram';
import { ProviderClasses } from './providerClasses';
import { peakMemoryMb, runsFor, timed, type Timing } from './timed';

export interface CdktfMeasure extends Timing {
  readonly entities: number;
  readonly resources: number;
  /**
   * Part of the engine's values, in its own JSON, that stand in cdktf's at the
   * same place with the same text: 1 when it writes the same resources.
   */
  readonly sameness: number;
  readonly peakMemoryMb: number;
}

/** What a provider's own block needs, where cdktf has classes for it. */
const PROVIDERS: Partial<
  Record<Cloud, { name: string; config: Record<string, unknown> }>
> = {
  aws: { name: 'aws', config: { region: 'eu-central-1' } },
  azure: { name: 'azurerm', config: { features: [{}] } },
  gcp: {
    name: 'google',
    config: { project: 'bench', region: 'europe-west3' },
  },
};

/**
 * Builds the resources and data sources that the engine makes of the same
 * catalog with cdktf's prebuilt classes, and synthesizes them.
 */
export function measureCdktf(
  cloud: Cloud,
  entities: number,
  folder: string,
  references: References,
): CdktfMeasure {
  const provider = PROVIDERS[cloud];
  if (!provider) {
    throw new Error(`cdktf has no prebuilt classes for ${cloud}`);
  }
  const input = benchInput(entities, cloud);
  const { document } = buildStack(generate(input).appStack, input.standards);
  const classes = ProviderClasses.in(folder, provider.name);
  const program = cdktfProgram(document, classes, references);
  const out = mkdtempSync(join(tmpdir(), 'stackgen-bench-'));
  const forget = forgetting();
  const synth = () => {
    forget();
    const { App, TerraformStack } = classes.cdktf;
    const app = new App({ outdir: out });
    const stack = new TerraformStack(app, 'stack');
    const { provider: Provider } = classes;
    // eslint-disable-next-line no-new
    new Provider(stack, provider.name, provider.config);
    program(stack);
    app.synth();
  };
  try {
    synth();
    const written = JSON.parse(
      readFileSync(join(out, 'stacks/stack/cdk.tf.json'), 'utf8'),
    ) as Document;
    const timing = timed(synth, runsFor(entities));
    return {
      entities,
      resources: countBlocks(written.resource) + countBlocks(written.data),
      sameness: samenessOf(JSON.parse(renderJson(document)), written),
      ...timing,
      peakMemoryMb: peakMemoryMb(),
    };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/**
 * cdktf keeps each reference for as long as its process lives, which is one
 * synth. Where there are several, it must forget those of the one before, or it
 * would be slower than in use.
 *
 * @returns what does so, down to the references that are there now
 */
function forgetting(): () => void {
  const tokens = (globalThis as { __cdktfTokenMap?: Tokens }).__cdktfTokenMap;
  const strings = new Map(tokens?.stringTokenMap);
  return () => {
    if (tokens) {
      tokens.stringTokenMap = new Map(strings);
    }
  };
}

interface Tokens {
  stringTokenMap: Map<unknown, unknown>;
}

type Bodies = Record<string, Record<string, unknown>>;

interface Document {
  readonly resource?: Bodies;
  readonly data?: Bodies;
}

function countBlocks(bodies: Bodies = {}): number {
  return Object.values(bodies).reduce(
    (sum, byName) => sum + Object.keys(byName).length,
    0,
  );
}

function samenessOf(engine: Document, cdktf: Document): number {
  const count = { all: 0, same: 0 };
  compare(engine.resource, cdktf.resource, count);
  compare(engine.data, cdktf.data, count);
  return count.same / count.all;
}

/** Counts strings, numbers and booleans of one, and those the other has, too. */
function compare(
  one: unknown,
  other: unknown,
  count: { all: number; same: number },
): void {
  if (typeof one !== 'object' || one === null) {
    if (one !== undefined && one !== null) {
      count.all += 1;
      count.same += textOf(one) === textOf(other) ? 1 : 0;
    }
    return;
  }
  for (const [key, member] of Object.entries(one)) {
    if (key !== '//') {
      // One block is an object or a list.
      const inner =
        Array.isArray(other) && !Array.isArray(one) ? other[0] : other;
      compare(member, (inner as Record<string, unknown>)?.[key], count);
    }
  }
}

/** Spaces and quotes around keys are the writer's choice. */
function textOf(value: unknown): string {
  return String(value).replace(/[\s"\\]/g, '');
}
