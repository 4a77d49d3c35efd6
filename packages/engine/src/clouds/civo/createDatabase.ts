import type { NodeScope } from '../../resource-types/NodeScope';
import type { SqlParameters } from '../../resource-types/sqlDatabase';
import type { Value } from '../../terraform';
import type { Limit } from '../Cloud';
import type { CivoFoundation } from './CivoFoundation';
import type { CivoPart } from './CivoImplementation';

/** Source: https://www.civo.com/docs/database */
const SIZES = {
  small: 'g3.db.small',
  medium: 'g3.db.medium',
  large: 'g3.db.large',
};

/** What Civo's databases cannot follow, whatever the engine. */
export const LIMITS: readonly Limit<SqlParameters>[] = [
  {
    parameter: 'storageGb',
    applies: p => p.storageGb !== 20,
    effect: 'none',
    message: 'The size of a database server decides on its storage.',
    mend: 'Choose a larger size.',
  },
  {
    parameter: 'deletionProtection',
    applies: p => p.deletionProtection,
    message: 'Civo does not protect databases against deletion.',
    mend: 'Read plans before they are applied.',
  },
  {
    parameter: 'backupDays',
    applies: () => true,
    effect: 'none',
    message: 'Terraform cannot have Civo make backups of a database.',
    mend: 'Have them made with `civo database backup create`, and try once to bring one back.',
  },
  {
    parameter: 'databaseName',
    applies: p => p.databaseName !== undefined,
    effect: 'none',
    message: 'Civo makes no database of a given name.',
    mend: 'Let the application make it when it first starts.',
  },
];

/**
 * A database server with a private address and a firewall of its own. Civo
 * makes its user and password and gives them to the provider; consumers get
 * them as secrets of the cluster.
 */
export function createDatabase<P extends SqlParameters>(
  scope: NodeScope<P>,
  civo: CivoFoundation,
  options: { engine: string; version: string; port: number },
): CivoPart {
  const { engine, version, port } = options;
  const node = scope as unknown as NodeScope;
  let isUsed = false;
  const firewall = civo.network.firewall(node, {
    reason: `Who reaches ${scope.label}: pods of the stack, when something uses it.`,
    rules: () => [
      {
        label: isUsed ? 'pods of the stack' : 'nobody yet: the network itself',
        protocol: 'tcp',
        ports: String(port),
        cidr: [civo.network.cidr()],
      },
    ],
  });
  const database = scope.resource('civo_database', undefined, {
    name: civo.name(node, { maxLength: 63 }),
    region: civo.region,
    engine,
    version,
    size: scope.value('size', 'size of the server.', p => SIZES[p.size]),
    nodes: scope.value('nodes', 'servers; the others are copies.', p =>
      p.highAvailability ? 2 : 1,
    ),
    network_id: civo.network.id(),
    firewall_id: firewall.ref('id'),
  });
  scope.notes.beforeFirstApply.add(
    `See which versions of ${engine} Civo offers: \`civo database versions\`.`,
  );
  const login: Readonly<Record<string, Value>> = {
    USER: database.ref('username'),
    PASSWORD: database.ref('password'),
  };
  const remark = {
    code: 'one-database-user',
    message:
      'Civo makes one user, who may do everything, so every consumer signs in as an administrator.',
    mend: 'Make users of your own in the database, and give them to consumers as secrets.',
  };
  return {
    provides: {
      network: { address: database.ref('private_ipv4'), port },
      open: () => {
        isUsed = true;
      },
      environment: { HOST: database.ref('private_ipv4'), PORT: String(port) },
      credentials: {
        read: login,
        write: login,
        readwrite: login,
        admin: login,
      },
      remarks: { read: remark, write: remark, readwrite: remark },
    },
  };
}
