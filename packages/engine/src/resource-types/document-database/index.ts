import { defineResourceType } from '../ResourceType';
import { dynamoDb } from './aws';
import { documentDb } from './awsDocumentDb';
import { cosmosDb } from './azure';
import { parameters } from './definition';
import { firestore } from './gcp';

export const documentDatabase = defineResourceType({
  name: 'document-database',
  title: 'Document database',
  description:
    'A managed database of documents that are found by a key, with backups and encryption.',
  category: 'database',
  parameters,
  access: {
    levels: ['read', 'write', 'readwrite', 'admin'],
    default: 'readwrite',
  },
  implementations: {
    aws: [dynamoDb, documentDb],
    azure: [cosmosDb],
    gcp: [firestore],
  },
  alternatives: {
    civo: 'Use a postgres-database and keep documents in its JSON columns, or run a document database of your own as a kubernetes-workload.',
  },
});
