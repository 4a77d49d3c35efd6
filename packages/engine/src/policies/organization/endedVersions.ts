import type { Condition, Retired } from './retiredServices';

/** A version of a language, a database or Kubernetes that gets no more repairs. */
interface Ended {
  readonly name: string;
  readonly ends: string;
  readonly instead: string;
  readonly source: string;
  /** Where it is asked for: a type, and what its arguments say. */
  readonly asked: readonly (readonly [type: string, ...Condition[]])[];
}

const NODE = 'https://nodejs.org/en/about/previous-releases';
const PYTHON = 'https://devguide.python.org/versions/';
const DOTNET = 'https://dotnet.microsoft.com/platform/support/policy';
const POSTGRES = 'https://www.postgresql.org/support/versioning/';
const MYSQL = 'https://endoflife.date/mysql';

const STACK = 'site_config.application_stack';

const RUNTIME_NAMES: Readonly<Record<string, string>> = {
  node_version: 'node',
  python_version: 'python',
  dotnet_version: 'dotnet-isolated',
};

/** A runtime of functions; those of Lambda have a rule of their own, AWS-FN-5. */
function runtime(
  google: string,
  azure: readonly [argument: string, value: string],
): Ended['asked'] {
  return [
    [
      'google_cloudfunctions2_function',
      { path: 'build_config.runtime', is: [google] },
    ],
    [
      'azurerm_linux_function_app',
      { path: `${STACK}.${azure[0]}`, is: [azure[1]] },
    ],
    [
      'azurerm_function_app_flex_consumption',
      { path: 'runtime_name', is: [RUNTIME_NAMES[azure[0]]] },
      { path: 'runtime_version', is: [azure[1]] },
    ],
  ];
}

/** A series, alone or with a release: `14`, `14.9`. */
function releasesOf(series: string): RegExp {
  return new RegExp(`^${series.replace('.', '\\.')}(\\.|$)`);
}

function onRds(engine: string, series: string): Ended['asked'][number] {
  return [
    'aws_db_instance',
    { path: 'engine', is: [engine] },
    { path: 'engine_version', is: releasesOf(series) },
  ];
}

function postgres(series: string): Ended['asked'] {
  return [
    onRds('postgres', series),
    [
      'aws_rds_cluster',
      { path: 'engine', is: ['aurora-postgresql'] },
      { path: 'engine_version', is: releasesOf(series) },
    ],
    ['azurerm_postgresql_flexible_server', { path: 'version', is: [series] }],
    [
      'google_sql_database_instance',
      { path: 'database_version', is: [`POSTGRES_${series}`] },
    ],
    [
      'civo_database',
      { path: 'engine', is: /^postgresql$/i },
      { path: 'version', is: releasesOf(series) },
    ],
  ];
}

/** One entry for each cloud, which supports a version longer than its makers do. */
function kubernetes(
  version: string,
  ends: { readonly eks: string; readonly upstream: string },
): Ended[] {
  const is = releasesOf(version);
  const instead = 'Kubernetes 1.35 or newer';
  return [
    {
      name: `Kubernetes ${version} in the standard support of EKS`,
      ends: ends.eks,
      instead,
      source:
        'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
      asked: [['aws_eks_cluster', { path: 'version', is }]],
    },
    {
      name: `Kubernetes ${version}`,
      ends: ends.upstream,
      instead,
      source: 'https://kubernetes.io/releases/patch-releases/',
      asked: [
        ['azurerm_kubernetes_cluster', { path: 'kubernetes_version', is }],
      ],
    },
  ];
}

/** What the rules know of versions. */
export const ENDED: readonly Ended[] = [
  {
    name: 'Node.js 18',
    ends: '2025-04-30',
    instead: 'Node.js 24',
    source: NODE,
    asked: runtime('nodejs18', ['node_version', '18']),
  },
  {
    name: 'Node.js 20',
    ends: '2026-04-30',
    instead: 'Node.js 24',
    source: NODE,
    asked: runtime('nodejs20', ['node_version', '20']),
  },
  {
    name: 'Python 3.9',
    ends: '2025-10-31',
    instead: 'Python 3.13',
    source: PYTHON,
    asked: runtime('python39', ['python_version', '3.9']),
  },
  {
    name: 'Python 3.10',
    ends: '2026-10-31',
    instead: 'Python 3.13',
    source: PYTHON,
    asked: runtime('python310', ['python_version', '3.10']),
  },
  {
    name: '.NET 8',
    ends: '2026-11-10',
    instead: '.NET 10',
    source: DOTNET,
    asked: runtime('dotnet8', ['dotnet_version', '8.0']),
  },
  {
    name: 'PostgreSQL 12',
    ends: '2024-11-21',
    instead: 'PostgreSQL 17',
    source: POSTGRES,
    asked: postgres('12'),
  },
  {
    name: 'PostgreSQL 13',
    ends: '2025-11-13',
    instead: 'PostgreSQL 17',
    source: POSTGRES,
    asked: postgres('13'),
  },
  {
    name: 'PostgreSQL 14',
    ends: '2026-11-12',
    instead: 'PostgreSQL 17',
    source: POSTGRES,
    asked: postgres('14'),
  },
  {
    name: 'MySQL 5.7',
    ends: '2023-10-31',
    instead: 'MySQL 8.4',
    source: MYSQL,
    asked: [
      onRds('mysql', '5.7'),
      ['azurerm_mysql_flexible_server', { path: 'version', is: ['5.7'] }],
      [
        'google_sql_database_instance',
        { path: 'database_version', is: ['MYSQL_5_7'] },
      ],
    ],
  },
  {
    // Aurora's own version of it, 3, has support until 2028; Civo has no other,
    // which mysql-database tells.
    name: 'MySQL 8.0',
    ends: '2026-04-30',
    instead: 'MySQL 8.4',
    source: MYSQL,
    asked: [
      onRds('mysql', '8.0'),
      ['azurerm_mysql_flexible_server', { path: 'version', is: ['8.0.21'] }],
      [
        'google_sql_database_instance',
        { path: 'database_version', is: /^MYSQL_8_0(_|$)/ },
      ],
    ],
  },
  ...kubernetes('1.31', { eks: '2025-11-26', upstream: '2025-11-11' }),
  ...kubernetes('1.32', { eks: '2026-03-23', upstream: '2026-02-28' }),
  ...kubernetes('1.33', { eks: '2026-07-29', upstream: '2026-06-28' }),
  ...kubernetes('1.34', { eks: '2026-12-02', upstream: '2026-10-27' }),
];

/** Each version by each type that it is asked for with. */
export const ENDED_VERSIONS: readonly Retired[] = ENDED.flatMap(
  ({ asked, ...version }) =>
    asked.map(([type, ...when]) => ({ ...version, types: [type], when })),
);
