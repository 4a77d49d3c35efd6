import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { createDatabase, LIMITS } from '../../clouds/civo/createDatabase';
import type { PostgresParameters } from './definition';

/** PostgreSQL's port; source: https://www.iana.org/assignments/service-names-port-numbers */
const PORT = 5432;

export const civoPostgres: CivoImplementation<PostgresParameters> = {
  name: 'database',
  title: 'Civo Database for PostgreSQL',
  limits: LIMITS,
  build: (scope, civo) =>
    createDatabase(scope, civo, { engine: 'PostgreSQL', port: PORT }),
};
