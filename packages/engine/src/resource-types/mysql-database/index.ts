import { defineResourceType } from '../ResourceType';
import { aurora, rds } from './aws';
import { flexibleServer } from './azure';
import { civoMysql } from './civo';
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
    civo: [civoMysql],
  },
});
