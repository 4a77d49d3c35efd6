import type { BlockHandle, Expression } from '../../terraform';
import { template } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { AzureBinding } from './AzureImplementation';
import type { WorkloadSubnet } from './subnets';
import { sharedPlace } from './Place';
import type { PrivateEndpoint } from './PrivateEndpoints';

/** One Service Bus namespace for the queues and topics of the stack. */
export class AzureMessaging {
  readonly #azure: AzureFoundation;
  #namespace: BlockHandle | undefined;
  #endpoint: PrivateEndpoint | undefined;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  namespaceId(): Expression {
    return this.#ensure().ref('id');
  }

  /** Host name that clients connect to. */
  host(): Expression {
    return template(this.#ensure().ref('name'), '.servicebus.windows.net');
  }

  /** How functions connect to its queues and topics. */
  binding(): AzureBinding {
    return {
      extension: 'serviceBus',
      settings: { fullyQualifiedNamespace: this.host() },
    };
  }

  /**
   * Lets what runs in a subnet reach it.
   *
   * @returns what must stand before the way is open
   */
  open(from?: WorkloadSubnet): readonly BlockHandle[] {
    this.#ensure();
    return this.#endpoint!.open(from);
  }

  #ensure(): BlockHandle {
    if (this.#namespace) {
      return this.#namespace;
    }
    const azure = this.#azure;
    const file = azure.document.file('messaging.tf', {
      provenance: {
        reason: 'Queues and topics of the stack are in this namespace.',
      },
    });
    const namespace = file.resource(
      'azurerm_servicebus_namespace',
      'main',
      {
        ...azure.placed(),
        // Names that end with -sb or -mgmt are taken; this ends with a hash.
        name: azure.uniqueName('messages', {
          maxLength: 50,
          letterFirst: true,
        }),
        // The others have no private endpoints.
        sku: 'Premium',
        capacity: 1,
        premium_messaging_partitions: 1,
        local_auth_enabled: false,
        public_network_access_enabled: false,
        minimum_tls_version: '1.2',
        identity: { type: 'SystemAssigned' },
      },
      {
        skips: ['CKV_AZURE_199', 'CKV_AZURE_201'].map(checkov => ({
          checkov,
          reason:
            'Microsoft’s keys encrypt it; an own key is a choice of the organization.',
        })),
      },
    );
    this.#namespace = namespace;
    const place = sharedPlace('messaging', 'The namespace', file, azure);
    this.#endpoint = azure.endpoints.create(place, {
      kind: 'servicebus',
      target: namespace.ref('id'),
    });
    azure.logs.collect(place, {
      target: namespace.ref('id'),
      categories: ['OperationalLogs', 'RuntimeAuditLogs'],
      reason: 'Who used and changed queues and topics.',
    });
    return namespace;
  }
}
