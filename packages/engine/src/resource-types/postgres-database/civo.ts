import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { createDatabase } from '../../clouds/civo/createDatabase';
import type { PostgresParameters } from './definition';

/** PostgreSQL's port; source: https://www.iana.org/assignments/service-names-port-numbers */
const PORT = 5432;

export const civoPostgres: CivoImplementation<PostgresParameters> = {
  name: 'database',
  title: 'Civo Database for PostgreSQL',
  limits: [
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
      parameter: 'databaseName',
      applies: p => p.databaseName !== undefined,
      effect: 'none',
      message: 'Civo makes no database of a given name.',
      mend: 'Let the application make it when it first starts.',
    },
  ],
  build: (scope, civo) =>
    createDatabase(scope, civo, { engine: 'PostgreSQL', port: PORT }),
};
