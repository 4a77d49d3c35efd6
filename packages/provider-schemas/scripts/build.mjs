#!/usr/bin/env node
// Makes schemas/*.br from dumps of `terraform providers schema -json`.
// See the README for the format.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib';
import { mergeBlocks, slimBlock } from './merge.mjs';

const [, , source] = process.argv;
if (!source) {
  console.error('usage: build.mjs <folder of *.json.gz schema dumps>');
  process.exit(1);
}
const target = new URL('../schemas/', import.meta.url);
mkdirSync(target, { recursive: true });

const dumps = new Map();
for (const file of readdirSync(source).filter(f => f.endsWith('.json.gz'))) {
  const dump = JSON.parse(gunzipSync(readFileSync(join(source, file))));
  const [[address, schema]] = Object.entries(dump.provider_schemas);
  const name = address.split('/').at(-1);
  const versions = dumps.get(name) ?? [];
  versions.push({ version: dump.x_version, address, schema });
  dumps.set(name, versions);
}

for (const [name, versions] of [...dumps].sort(([a], [b]) => order(a, b))) {
  versions.sort((a, b) =>
    a.version.localeCompare(b.version, 'en', { numeric: true }),
  );
  const text = pack(name, versions);
  const bytes = brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });
  writeFileSync(new URL(`${name}.br`, target), bytes);
  console.log(
    name.padEnd(12),
    versions
      .map(v => v.version)
      .join(' + ')
      .padEnd(18),
    `${(text.length / 1024).toFixed(0)} kB as text,`,
    `${(bytes.length / 1024).toFixed(1)} kB`,
  );
}

function pack(name, versions) {
  const lines = [];
  const known = new Map();
  const intern = line => {
    let index = known.get(line);
    if (index === undefined) {
      index = lines.push(line) - 1;
      known.set(line, index);
    }
    return index;
  };
  const packBlock = block =>
    intern(
      JSON.stringify([
        mapValues(block.attributes, a => intern(JSON.stringify(a))),
        mapValues(block.blocks, ({ block: inner, ...rest }) => [
          rest.nesting,
          rest.minItems,
          rest.maxItems,
          packBlock(inner),
        ]),
        ...(Object.keys(block.only).length > 0 ? [block.only] : []),
      ]),
    );
  const packTypes = key => {
    const types = {};
    const only = {};
    const names = new Set(
      versions.flatMap(v => Object.keys(v.schema[key] ?? {})),
    );
    for (const type of [...names].sort(order)) {
      const having = versions.filter(v => v.schema[key]?.[type]);
      if (having.length < versions.length) {
        only[type] = having.map(v => v.version).join(', ');
      } else {
        types[type] = packBlock(
          merged(having.map(v => [v.version, v.schema[key][type].block])),
        );
      }
    }
    return { types, only };
  };
  const provider = packBlock(
    merged(versions.map(v => [v.version, v.schema.provider?.block ?? {}])),
  );
  const header = {
    name,
    source: versions[0].address.replace('registry.terraform.io/', ''),
    versions: versions.map(v => v.version),
    provider,
    resources: packTypes('resource_schemas'),
    dataSources: packTypes('data_source_schemas'),
  };
  return [JSON.stringify(header), ...lines].join('\n');
}

function merged(versions) {
  return mergeBlocks(
    versions.map(([version, block]) => ({ version, block: slimBlock(block) })),
  );
}

function mapValues(object, map) {
  return Object.fromEntries(
    Object.entries(object)
      .sort(([a], [b]) => order(a, b))
      .map(([key, value]) => [key, map(value)]),
  );
}

function order(a, b) {
  return a < b ? -1 : Number(a > b);
}
