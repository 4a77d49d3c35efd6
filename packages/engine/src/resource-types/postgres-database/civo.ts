import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { createDatabase, LIMITS } from '../../clouds/civo/createDatabase';
import type { PostgresParameters } from './definition';

/** PostgreSQL's port; source: https://www.iana.org/assignments/service-names-port-numbers */
const PORT = 5432;

/**
 * The one version beside 14, which ended.
 * Source: https://www.civo.com/docs/database/postgresql/migrate-from-14-to-17
 */
const VERSION = '17';

export const civoPostgres: CivoImplementation<PostgresParameters> = {
  name: 'database',
  title: 'Civo Database for PostgreSQL',
  limits: [
    ...LIMITS,
    {
      parameter: 'version',
      applies: p => p.version !== VERSION,
      message: `Civo offers PostgreSQL ${VERSION}, so that is what it gets.`,
    },
  ],
  build: (scope, civo) =>
    createDatabase(scope, civo, {
      engine: 'PostgreSQL',
      version: VERSION,
      port: PORT,
    }),
};
