import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataSourceSchema, resourceSchema } from 'stackgen-provider-schemas';
import { generate } from '../src';
import type { Cloud } from 'backstage-plugin-stackgen-common';
import { benchInput } from './benchInput';
import { ProviderClasses, type ProviderClass } from './providerClasses';
import { providerConfig } from './providerConfig';
import { peakMemoryMb, runsFor, timed, type Timing } from './timed';

export interface CdktfMeasure extends Timing {
  readonly entities: number;
  readonly resources: number;
  /**
   * Values in the blocks that cdktf wrote, per value that it was given: 1 when
   * nothing was lost on the way into the classes.
   */
  readonly completeness: number;
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

interface Block {
  readonly make: ProviderClass;
  readonly id: string;
  readonly config: Record<string, unknown>;
}

/**
 * Builds the resources and data sources that the engine makes of the same
 * catalog with cdktf's prebuilt classes, and synthesizes them.
 */
export function measureCdktf(
  cloud: Cloud,
  entities: number,
  folder: string,
): CdktfMeasure {
  const provider = PROVIDERS[cloud];
  if (!provider) {
    throw new Error(`cdktf has no prebuilt classes for ${cloud}`);
  }
  const classes = ProviderClasses.in(folder, provider.name);
  const { blocks, values } = blocksOf(cloud, entities, classes, provider);
  const out = mkdtempSync(join(tmpdir(), 'stackgen-bench-'));
  const synth = () => {
    const { App, TerraformStack } = classes.cdktf;
    const app = new App({ outdir: out });
    const stack = new TerraformStack(app, 'stack');
    for (const { make: Make, id, config } of blocks) {
      const block = new Make(stack, id, config);
      if ('overrideLogicalId' in block) {
        (block.overrideLogicalId as (name: string) => void)(
          id.slice(id.lastIndexOf('.') + 1),
        );
      }
    }
    app.synth();
  };
  try {
    synth();
    const { resource, data } = JSON.parse(
      readFileSync(join(out, 'stacks/stack/cdk.tf.json'), 'utf8'),
    );
    const timing = timed(synth, runsFor(entities));
    return {
      entities,
      resources: countBlocks(resource) + countBlocks(data),
      completeness: (countValues(resource) + countValues(data)) / values,
      ...timing,
      peakMemoryMb: peakMemoryMb(),
    };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

type Bodies = Record<string, Record<string, Record<string, unknown>>>;

function blocksOf(
  cloud: Cloud,
  entities: number,
  classes: ProviderClasses,
  provider: { name: string; config: Record<string, unknown> },
): { blocks: Block[]; values: number } {
  const { files } = generate({
    ...benchInput(entities, cloud),
    format: 'json',
  });
  const main = files.find(({ path }) => path === 'main.tf.json')!;
  const document = JSON.parse(main.content);
  const resource = (document.resource ?? {}) as Bodies;
  const data = (document.data ?? {}) as Bodies;
  const blocks: Block[] = [
    { make: classes.provider, id: provider.name, config: provider.config },
  ];
  for (const [type, bodies] of Object.entries(resource)) {
    for (const [name, body] of Object.entries(bodies)) {
      blocks.push({
        make: classes.resource(type),
        id: `${type}.${name}`,
        config: providerConfig(body, resourceSchema(type)!),
      });
    }
  }
  for (const [type, bodies] of Object.entries(data)) {
    for (const [name, body] of Object.entries(bodies)) {
      blocks.push({
        make: classes.dataSource(type),
        id: `data.${type}.${name}`,
        config: providerConfig(body, dataSourceSchema(type)!),
      });
    }
  }
  return { blocks, values: countValues(resource) + countValues(data) };
}

function countBlocks(bodies: Bodies = {}): number {
  return Object.values(bodies).reduce(
    (sum, byName) => sum + Object.keys(byName).length,
    0,
  );
}

/** Strings, numbers and booleans, without comments. */
function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return value === undefined || value === null ? 0 : 1;
  }
  let count = 0;
  for (const [key, member] of Object.entries(value)) {
    count += key === '//' ? 0 : countValues(member);
  }
  return count;
}
