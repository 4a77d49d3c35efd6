import {
  ACCESS_LEVELS,
  CLOUD_TITLES,
  CLOUDS,
  type Cloud,
} from 'backstage-plugin-stackgen-common';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, md, table } from './files/markdown';
import { GENERAL_POLICIES, POLICIES } from './policies';
import { allowedValues, parameterFacts } from './resource-types/parameterFacts';
import { implementationsOf, RESOURCE_TYPES } from './resource-types/registry';
import { ENDED } from './policies/organization/endedVersions';
import { RETIRED_SERVICES } from './policies/organization/retiredServices';
import { buildForTest } from './resource-types/__testUtils__/buildForTest';
import type { ResourceType } from './resource-types/ResourceType';

const DOCS = join(__dirname, '../../../docs');

/** Says how the file is written anew, in the place where people would edit it. */
const NOTE =
  '<!-- Written from the source: UPDATE_DOCS=1 yarn workspace stackgen-engine test --watchAll=false docs.test -->';

function write(
  name: string,
  sections: readonly string[],
): { text: string; stored: string } {
  const path = join(DOCS, name);
  const text = `${[sections[0], NOTE, ...sections.slice(1)].join('\n\n')}\n`;
  if (process.env.UPDATE_DOCS) {
    writeFileSync(path, text);
  }
  return { text, stored: readFileSync(path, 'utf8') };
}

function offerOf(type: ResourceType, cloud: Cloud): string {
  const [first, ...others] = implementationsOf(type, cloud).map(
    ({ title }) => title,
  );
  return first === undefined
    ? 'not offered'
    : [first, ...others.map(other => `or ${other}`)].map(md).join('; ');
}

test('docs/resource-types.md lists what there is', () => {
  const { text, stored } = write('resource-types.md', [
    '# Resource types',
    'What an entity can become, and how each cloud provides it. The first way is the default; a mapping names another one as `implementation`. Beside these, a mapping may name [any resource of a provider, or an own module](own-modules.md).',
    table(
      ['Resource type', ...CLOUDS.map(cloud => CLOUD_TITLES[cloud])],
      RESOURCE_TYPES.map(type => [
        code(type.name),
        ...CLOUDS.map(cloud => offerOf(type, cloud)),
      ]),
    ),
    ...RESOURCE_TYPES.flatMap(type => [
      `## ${type.title}`,
      `${code(type.name)}: ${md(type.description)}`,
      ...Object.entries(type.alternatives ?? {}).map(
        ([cloud, instead]) =>
          `Not on ${CLOUD_TITLES[cloud as Cloud]}: ${md(instead)}`,
      ),
      table(
        ['Parameter', 'Allowed', 'Default', 'What it is'],
        parameterFacts(type).map(info => [
          code(info.name),
          md(allowedValues(info)),
          info.default === undefined ? '' : code(JSON.stringify(info.default)),
          `${md(info.description)}${
            info.perEnvironment ? '' : ' Equal in all environments.'
          }`,
        ]),
      ),
    ]),
  ]);
  expect(stored).toBe(text);
});

test('docs/policies.md lists the built-in rules', () => {
  const { text, stored } = write('policies.md', [
    '# Policies',
    'Every stack is held against these rules before it is written. A finding of severity error means that the files are not to be used. What the product writes by default has none.',
    'A standards profile changes severities, adds rules in CEL, and accepts findings for a time:',
    [
      '```yaml',
      'policies:',
      '  rules:',
      '    AWS-LOG-2: warning # or off',
      '  own:',
      '    - id: ACME-1',
      '      on: resource # or connection',
      '      when: resource.type == "aws_db_instance"',
      '      require: resource.attributes.backup_retention_period >= 14',
      '      message: Databases keep backups for two weeks.',
      '  waivers:',
      '    - rule: AWS-S3-5',
      '      match: aws_s3_bucket.scratch',
      '      reason: Nothing stays in it for longer than an hour.',
      '      owner: group:default/data-team',
      "      expires: '2027-03-31'",
      '```',
    ].join('\n'),
    'Rules in CEL know `resource` (`type`, `address`, `entityRef`, `attributes`) or `connection` (`consumer`, `provider`, which are entity refs, and `access`). What is not there, or not known before the first apply, is not judged: in `when` the rule is then about something else, in `require` you are told.',
    'A waiver stands in the stack’s README, and at the block for scanners (`#checkov:skip`, `.trivyignore.yaml`). One that is over is an error; one that nothing needs is a warning.',
    table(
      ['Rule', 'Severity', 'About', 'What must hold', 'Same as'],
      POLICIES.map(({ id, severity, type, title, references }) => [
        code(id),
        severity,
        code(type),
        md(title),
        references.map(code).join(', '),
      ]),
    ),
    '## Rules about more than one type',
    'What the organization asks for, and what is too wide however it is written: also of resources of a provider that a mapping names, and of own modules where they say it.',
    table(
      ['Rule', 'Severity', 'About', 'What must hold', 'Why', 'Same as'],
      GENERAL_POLICIES.map(
        ({ id, severity, about, title, rationale, references }) => [
          code(id),
          severity,
          typeof about === 'string' ? md(about) : about.map(code).join(', '),
          md(title),
          md(rationale),
          references.map(code).join(', '),
        ],
      ),
    ),
    '## Services that end',
    '`RETIRED-1` and `RETIRED-2` know these; which of the two a service breaks depends on the day.',
    table(
      ['Service', 'Closed to new customers', 'Ends', 'Instead', 'Source'],
      RETIRED_SERVICES.map(({ name, closed, ends, instead, source }) => [
        md(name),
        closed ?? '',
        ends ?? '',
        md(instead),
        `<${source}>`,
      ]),
    ),
    '## Versions that end',
    'The same two rules know these.',
    table(
      ['Version', 'Ends', 'Instead', 'Source'],
      ENDED.map(({ name, ends, instead, source }) => [
        md(name),
        ends,
        md(instead),
        `<${source}>`,
      ]),
    ),
  ]);
  expect(stored).toBe(text);
});

test('docs/access.md lists what each access level gives on each cloud', () => {
  const rows = RESOURCE_TYPES.filter(({ access }) => access).flatMap(type =>
    ACCESS_LEVELS.filter(level => type.access!.levels.includes(level)).map(
      level => [
        code(type.name),
        `${level}${level === type.access!.default ? ' (default)' : ''}`,
        ...(['aws', 'azure', 'gcp'] as const).map(cloud =>
          implementationsOf(type, cloud).length === 0
            ? 'not offered'
            : rightsOf(type, level, cloud),
        ),
      ],
    ),
  );
  const { text, stored } = write('access.md', [
    '# Access levels',
    'What the identity of a consumer may do with a provider, by the access level of the connection: actions of its policy on AWS, roles on Azure and Google Cloud, entries in the cluster’s own lists for Kafka on Google Cloud, always on the provider itself, but for workflows on Google Cloud, which has that right on whole projects only. Civo has no such rights: its network policies open a way, and users of databases and buckets are all alike.',
    'The level comes from the annotation `stackgen.io/access` of the consumer, or is the default of the type.',
    table(['Resource type', 'Level', 'AWS', 'Azure', 'Google Cloud'], rows),
  ]);
  expect(stored).toBe(text);
});

/** Actions or roles that stand in the consumer's file because of the connection. */
function rightsOf(
  type: ResourceType,
  level: (typeof ACCESS_LEVELS)[number],
  cloud: 'aws' | 'azure' | 'gcp',
): string {
  const consumer = { type: 'container-service' };
  const build = (connected: boolean) =>
    buildForTest(
      { consumer, provider: { type: type.name } },
      connected ? [['consumer', level, 'provider']] : [],
      undefined,
      cloud,
    );
  const found = (connected: boolean) => {
    const stack = build(connected);
    const text = stack.files.get('consumer.tf') ?? '';
    return cloud === 'aws'
      ? // What has a value is the key of a condition, not an action.
        [...text.matchAll(/"([a-z0-9-]+:[A-Z][A-Za-z*]+)"(?! +=)/g)].map(
          ([, action]) => action,
        )
      : [
          ...text.matchAll(/(?:role_definition_name|role)\s+= "([^"]+)"/g),
          ...text.matchAll(
            /role_definition_id\s+= azurerm_role_definition\.(\w+)\./g,
          ),
          ...text.matchAll(/role\s+= google_project_iam_custom_role\.(\w+)\./g),
        ]
          .map(([, role]) => role)
          .concat(kafkaRightsOf(stack));
  };
  const before = new Set(found(false));
  const rights = [...new Set(found(true))].filter(right => !before.has(right));
  return rights.length === 0
    ? 'the network only'
    : rights.sort().map(code).join(', ');
}

/** What Kafka's own lists allow to the consumer: `READ topic`. */
function kafkaRightsOf(stack: ReturnType<typeof buildForTest>): string[] {
  return stack.document
    .blocks()
    .filter(({ type }) => type === 'google_managed_kafka_acl')
    .flatMap(({ address }) => {
      const { acl_id: pattern, acl_entries: entries } = stack.attributes(
        address,
      ) as {
        acl_id: string;
        acl_entries: { principal: string; operation: string }[];
      };
      return entries
        .filter(({ principal }) => principal.includes('.consumer.'))
        .map(({ operation }) => `${operation} ${pattern.split('/')[0]}`);
    });
}
