import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { createDatabase, LIMITS } from '../../clouds/civo/createDatabase';
import type { MysqlParameters } from './definition';
import { PORT } from './mysql';

/**
 * The one version that Civo has. It ended, and Civo is withdrawing MySQL.
 * Source: https://www.civo.com/docs/database/mysql/dump-mysql
 */
const VERSION = '8.0';

export const civoMysql: CivoImplementation<MysqlParameters> = {
  name: 'database',
  title: 'Civo Database for MySQL',
  limits: [
    ...LIMITS,
    {
      parameter: 'version',
      effect: 'none',
      applies: () => true,
      message: `Civo has MySQL ${VERSION} only, which ended in April 2026, and is withdrawing it.`,
      mend: 'Use a postgres-database where the application can, run MySQL on a virtual-machine, or name a managed one elsewhere as external.',
    },
  ],
  build: (scope, civo) =>
    createDatabase(scope, civo, {
      engine: 'MySQL',
      version: VERSION,
      port: PORT,
    }),
};
