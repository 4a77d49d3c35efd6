import { defineResourceType } from '../ResourceType';
import { rds } from './aws';
import { azureSql } from './azure';
import { parameters } from './definition';
import { cloudSql } from './gcp';

export const sqlserverDatabase = defineResourceType({
  name: 'sqlserver-database',
  title: 'SQL Server database',
  description:
    'A managed database of Microsoft SQL Server with backups, encryption and a private address.',
  category: 'database',
  parameters,
  access: {
    levels: ['read', 'write', 'readwrite', 'admin'],
    default: 'readwrite',
  },
  implementations: { aws: [rds], azure: [azureSql], gcp: [cloudSql] },
  alternatives: {
    civo: 'Use a postgres-database where the application can, or run SQL Server on a virtual-machine with a license of your own.',
  },
});
