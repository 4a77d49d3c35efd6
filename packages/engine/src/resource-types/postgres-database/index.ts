import { defineResourceType } from '../ResourceType';
import { aurora, rds } from './aws';
import { flexibleServer } from './azure';
import { civoPostgres } from './civo';
import { parameters } from './definition';
import { cloudSql } from './gcp';

export const postgresDatabase = defineResourceType({
  name: 'postgres-database',
  title: 'PostgreSQL database',
  description:
    'A managed PostgreSQL server with backups, encryption and a private address.',
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
    civo: [civoPostgres],
  },
});
