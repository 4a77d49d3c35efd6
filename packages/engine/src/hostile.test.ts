import type { Entity } from '@backstage/catalog-model';
import {
  standardsSchema,
  type GeneratedFile,
} from 'backstage-plugin-stackgen-common';
import { parse as parseHcl } from '@cdktn/hcl2json';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml, parseAllDocuments } from 'yaml';
import { generate, type GenerateOutput } from './generate';
import { defaultMapping } from './mapping';

const HOSTILE_CATALOG = join(__dirname, '../../../e2e/hostile-catalog.yaml');

const standards = standardsSchema.parse({
  tags: { note: '"${evil}" %{ for x in evil }<<EVIL\\' },
});

type Tree = Record<string, Record<string, Record<string, object[]>>>;

function generateFrom(entities: Entity[], format: 'hcl' | 'json' = 'hcl') {
  return generate({
    entities,
    entityRefs: ['system:default/hostile'],
    cloud: 'aws',
    mapping: defaultMapping,
    standards,
    format,
  });
}

function contentOf(files: readonly GeneratedFile[], path: string): string {
  return files.find(file => file.path === path)!.content;
}

function addressesIn(trees: readonly Tree[]): string[] {
  return trees
    .flatMap(({ resource = {} }) =>
      Object.entries(resource).flatMap(([type, byName]) =>
        Object.keys(byName).map(name => `${type}.${name}`),
      ),
    )
    .sort();
}

/** Every string in parsed Terraform, keys too. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        key,
        ...stringsIn(inner),
      ])
    : [];
}

// How a template writes signs that would begin an expression: doubled, or,
// where that would be read as something else, as a string of its own.
const ESCAPED = /\$\{"([$%]+)"\}|([$%])\2\{/g;

/** Where Terraform would evaluate something. */
function liveParts(text: string): string[] {
  return text
    .replace(ESCAPED, '')
    .split(/(?=[$%]\{)/)
    .filter(part => /^[$%]\{/.test(part));
}

/** What Terraform has for a string that HCL or JSON shows. */
function meantBy(text: unknown): string {
  return String(text).replace(ESCAPED, (_, signs?: string, sign?: string) =>
    signs === undefined ? `${sign}{` : signs,
  );
}

async function treesOf({ files }: GenerateOutput): Promise<Tree[]> {
  return Promise.all(
    files
      .filter(({ path }) => /\.(tf|tfvars|hcl)$/.test(path))
      .map(
        async ({ path, content }) => (await parseHcl(path, content)) as Tree,
      ),
  );
}

/** Nothing but what was meant is in the files, however they are read. */
async function expectHarmless(entities: Entity[]): Promise<Tree[]> {
  const result = generateFrom(entities);
  const expected = result.resources.map(({ address }) => address).sort();
  const trees = await treesOf(result);
  expect(addressesIn(trees)).toEqual(expected);

  const json = JSON.parse(
    contentOf(generateFrom(entities, 'json').files, 'main.tf.json'),
  );
  expect(addressesIn([json])).toEqual(expected);
  for (const text of stringsIn([trees, json])) {
    for (const part of liveParts(text)) {
      expect(part).not.toMatch(/evil|file\(/i);
    }
  }
  expect([
    ...new Set(trees.flatMap(tree => Object.keys(tree.provider ?? {}))),
  ]).toEqual(['aws']);
  for (const tree of trees) {
    expect(tree).not.toHaveProperty('module');
    expect(tree).not.toHaveProperty('removed');
  }
  for (const { path, content } of result.files) {
    if (/\.ya?ml$/.test(path)) {
      expect(parseYaml(content)).toBeInstanceOf(Object);
    }
  }
  expectReadable(contentOf(result.files, 'README.md'));
  const { nodes } = JSON.parse(contentOf(result.files, 'stackgen.json'));
  expect(nodes.map((node: { title?: string }) => node.title)).toEqual(
    result.appStack.nodes.map(({ title }) => title),
  );
  return trees;
}

function expectReadable(readme: string) {
  let fence: string | undefined;
  let columns: number | undefined;
  for (const line of readme.split('\n')) {
    const [, mark] = /^\s*(`{3,})/.exec(line) ?? [];
    if (fence === undefined && mark) {
      fence = mark;
    } else if (fence !== undefined) {
      fence = line.trim() === fence ? undefined : fence;
    } else {
      expect(line).not.toMatch(/(?<!\\)<\w/);
      const cells = /^\|/.test(line)
        ? line.split(/(?<!\\)\|/).length
        : undefined;
      expect(cells ?? columns).toBe(columns ?? cells);
      columns = cells;
    }
  }
  expect(fence).toBeUndefined();
}

const hostileText = fc
  .array(
    fc.constantFrom(
      '${evil}',
      '$${evil}',
      '$',
      '%{ if evil }',
      '%',
      '"',
      '\\',
      '\n',
      '\r\n',
      '\u2028',
      '\u0000',
      '\ud800',
      '<<EVIL\n',
      '\nEVIL\n',
      '}\nresource "aws_iam_user" "evil" {\n',
      '*/',
      '#checkov:skip=all:evil',
      '```',
      '|',
      '<script>',
      '"]\n  click n0 "evil"',
      '- ',
      ': ',
      'ordinary words',
      '漢🚀',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map(parts => parts.join(''));

const resource = (type: string, name: string, title: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name, title, description: title },
  spec: { type, system: 'hostile', owner: title },
});

/** A system whose every text is the given one. */
function systemOf(text: string): Entity[] {
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: 'hostile', title: text, description: text },
      spec: { owner: text },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'shop',
        title: text,
        description: text,
        tags: [text],
        annotations: {
          'stackgen.io/image': text,
          'stackgen.io/exposure': 'internet',
          'stackgen.io/health-check-path': text,
          [`stackgen.io/${text}`]: text,
        },
      },
      spec: {
        type: 'service',
        lifecycle: text,
        owner: text,
        system: 'hostile',
        dependsOn: ['resource:cache', 'resource:key', text],
      },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'web',
        title: text,
        annotations: { 'stackgen.io/content-security-policy': text },
      },
      spec: { type: 'website', owner: text, system: 'hostile' },
    },
    resource('cache', 'cache', text),
    resource('secret', 'key', text),
    resource(text, 'nothing', text),
  ];
}

it('writes the hostile catalog of the end-to-end tests as data', async () => {
  const entities = parseAllDocuments(readFileSync(HOSTILE_CATALOG, 'utf8')).map(
    document => document.toJS() as Entity,
  );
  await expectHarmless(entities);
});

it('takes no text of the catalog for code, and loses none of it', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async text => {
      const trees = await expectHarmless(systemOf(text));
      const meant =
        text
          .replace(/\p{Surrogate}/gu, '\ufffd')
          .replace(/\p{Cc}+/gu, ' ')
          .trim() || 'key';
      const byType = (type: string, name: string) =>
        trees.find(tree => tree.resource?.[type]?.[name])!.resource[type][
          name
        ][0] as Record<string, unknown>;
      expect(
        meantBy(byType('aws_secretsmanager_secret', 'key').description),
      ).toBe(`${meant}; the value is not managed by Terraform`);
      const printable = /^[\x20-\x7e]+$/.test(text.trim());
      const policy = printable ? text.trim() : "base-uri 'self'";
      expect(
        stringsIn(byType('aws_cloudfront_response_headers_policy', 'web')).map(
          meantBy,
        ),
      ).toContainEqual(expect.stringContaining(policy));
      const tags = trees.flatMap(
        tree => (tree.locals as unknown as Record<string, unknown>[]) ?? [],
      );
      expect(stringsIn(tags)).toContain('component:default/shop');
    }),
    { numRuns: 25 },
  );
});
