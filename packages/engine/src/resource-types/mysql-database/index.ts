import { defineResourceType } from '../ResourceType';
import { aurora, rds } from './aws';
import { flexibleServer } from './azure';
import { parameters } from './definition';
import { cloudSql } from './gcp';

export const mysqlDatabase = defineResourceType({
  name: 'mysql-database',
  title: 'MySQL database',
  description:
    'A managed MySQL server with backups, encryption and a private address.',
  category: 'database',
  parameters,
  access: {
    levels: ['read', 'write', 'readwrite', 'admin'],
    default: 'readwrite',
  },
  implementations: {
    aws: [rds, aurora],
    azure: [flexibleServer],
    gcp: [cloudSql],
  },
  // Civo has MySQL 8.0 only, which ended, and is being withdrawn:
  // https://www.civo.com/docs/database/mysql/dump-mysql
  alternatives: {
    civo: 'Use a postgres-database where the application can, run MySQL on a virtual-machine, or name a managed one elsewhere as external.',
  },
});
