import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { createDatabase, LIMITS } from '../../clouds/civo/createDatabase';
import type { MysqlParameters } from './definition';
import { PORT } from './mysql';

export const civoMysql: CivoImplementation<MysqlParameters> = {
  name: 'database',
  title: 'Civo Database for MySQL',
  limits: LIMITS,
  build: (scope, civo) =>
    createDatabase(scope, civo, { engine: 'MySQL', port: PORT }),
};
