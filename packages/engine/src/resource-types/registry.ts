import type { Cloud } from 'backstage-plugin-stackgen-common';
import type { AnyImplementation } from '../clouds/Cloud';
import { apiGateway } from './api-gateway';
import { cache } from './cache';
import { containerRegistry } from './container-registry';
import { containerService } from './container-service';
import { dataWarehouse } from './data-warehouse';
import { dnsZone } from './dns-zone';
import { documentDatabase } from './document-database';
import { encryptionKey } from './encryption-key';
import { eventStream } from './event-stream';
import { fileStorage } from './file-storage';
import { functions } from './function';
import { kubernetesCluster } from './kubernetes-cluster';
import { kubernetesWorkload } from './kubernetes-workload';
import { mysqlDatabase } from './mysql-database';
import { objectStorage } from './object-storage';
import { postgresDatabase } from './postgres-database';
import { queue } from './queue';
import type { ResourceType } from './ResourceType';
import { scheduledJob } from './scheduled-job';
import { search } from './search';
import { secret } from './secret';
import { sqlserverDatabase } from './sqlserver-database';
import { staticWebsite } from './static-website';
import { topic } from './topic';
import { virtualMachine } from './virtual-machine';
import { workflow } from './workflow';

/** Everything that an entity can become, in the order of the documentation. */
export const RESOURCE_TYPES: readonly ResourceType[] = [
  containerService,
  scheduledJob,
  functions,
  staticWebsite,
  apiGateway,
  virtualMachine,
  kubernetesCluster,
  kubernetesWorkload,
  postgresDatabase,
  mysqlDatabase,
  sqlserverDatabase,
  documentDatabase,
  cache,
  objectStorage,
  fileStorage,
  queue,
  topic,
  eventStream,
  workflow,
  search,
  dataWarehouse,
  secret,
  encryptionKey,
  containerRegistry,
  dnsZone,
];

const byName = new Map(RESOURCE_TYPES.map(type => [type.name, type]));

export function findResourceType(name: string): ResourceType | undefined {
  return byName.get(name);
}

/** A cloud's ways to provide a type; the first is the default. */
export function implementationsOf(
  type: ResourceType,
  cloud: Cloud,
): readonly AnyImplementation[] {
  return type.implementations[cloud] ?? [];
}
