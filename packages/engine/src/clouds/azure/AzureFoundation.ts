import type { Provides } from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { NameRule } from '../../standards/naming';
import {
  call,
  local,
  template,
  variable,
  type BlockHandle,
  type DocumentFile,
  type Expression,
  type Value,
} from '../../terraform';
import {
  StackFoundation,
  written,
  type Facts,
  type FoundationOptions,
  type Render,
} from '../StackFoundation';
import { KubernetesHost } from '../kubernetes/KubernetesHost';
import { AzureContainers } from './AzureContainers';
import { AzureEdge } from './AzureEdge';
import { AzureFunctions } from './AzureFunctions';
import { AzureIdentity } from './AzureIdentity';
import { AzureLogs } from './AzureLogs';
import { AzureMessaging } from './AzureMessaging';
import { AzureNetwork } from './AzureNetwork';
import { AzureRegistry } from './AzureRegistry';
import { AzureVault } from './AzureVault';
import { AzureWorkflows } from './AzureWorkflows';
import { PrivateEndpoints } from './PrivateEndpoints';
import type { AzureCluster, AzureProvider } from './AzureImplementation';
import { azureOffer } from './offer';
import { declareKeepingProvider } from './provider';
import { isPairedRegion, isZonedRegion } from './regions';
import { entityTags } from './tags';

/** Characters of the suffix that makes names unique in the world. */
const UNIQUE_LENGTH = 6;

/**
 * What Azure gives every stack. Each part is made when something first asks for
 * it; a stack that needs no network has none.
 */
export class AzureFoundation extends StackFoundation {
  readonly cloud = 'azure';
  readonly network: AzureNetwork;
  readonly endpoints: PrivateEndpoints;
  readonly identity: AzureIdentity;
  readonly logs: AzureLogs;
  readonly containers: AzureContainers;
  readonly functions: AzureFunctions;
  readonly workflows: AzureWorkflows;
  readonly registry: AzureRegistry;
  readonly messaging: AzureMessaging;
  readonly vault: AzureVault;
  readonly edge: AzureEdge;
  readonly kubernetes: KubernetesHost<AzureCluster>;
  #resourceGroup: BlockHandle | undefined;
  #client: BlockHandle | undefined;
  #dnsZone: BlockHandle | undefined;
  #unique: Expression | undefined;
  #keeping: BlockHandle | undefined;

  constructor(options: FoundationOptions) {
    super(options);
    this.network = new AzureNetwork(this);
    this.endpoints = new PrivateEndpoints(this);
    this.identity = new AzureIdentity(this);
    this.logs = new AzureLogs(this);
    this.containers = new AzureContainers(this);
    this.functions = new AzureFunctions(this);
    this.workflows = new AzureWorkflows(this);
    this.registry = new AzureRegistry(this);
    this.messaging = new AzureMessaging(this);
    this.vault = new AzureVault(this);
    this.edge = new AzureEdge(this);
    this.kubernetes = new KubernetesHost(this);
  }

  /** Whether copies can be kept in a second region of the same geography. */
  get paired(): boolean {
    return isPairedRegion(this.region);
  }

  /** Whether the region has availability zones. */
  get zoned(): boolean {
    return isZonedRegion(this.region);
  }

  /** How storage accounts keep copies: in the second region, else in zones. */
  get storageReplication(): 'GRS' | 'ZRS' {
    return this.paired ? 'GRS' : 'ZRS';
  }

  /** Where almost everything is made: the group of the stack, and its region. */
  placed(): { resource_group_name: Expression; location: Expression } {
    const group = this.#group();
    return {
      resource_group_name: group.ref('name'),
      location: group.ref('location'),
    };
  }

  /** The same for what belongs to no region. */
  grouped(): { resource_group_name: Expression } {
    return { resource_group_name: this.#group().ref('name') };
  }

  /** Id of the stack's own resource group. */
  groupId(): Expression {
    return this.#group().ref('id');
  }

  /** Facts of the caller: `subscription_id`, `tenant_id`, `object_id`. */
  client(fact: 'subscription_id' | 'tenant_id' | 'object_id'): Expression {
    this.#client ??= this.dataFile().data(
      'azurerm_client_config',
      'current',
      {},
    );
    return this.#client.ref(fact);
  }

  /** The public DNS zone of the standards; it exists already. */
  dnsZone(): BlockHandle {
    this.#dnsZone ??= this.dataFile().data('azurerm_dns_zone', 'public', {
      name: this.standards.dns.zone,
    });
    return this.#dnsZone;
  }

  /**
   * A name of what is unique in its resource group only: where the pattern
   * does not fit, the own name is enough, and can be read.
   */
  localName(of: NodeScope | string, rule: NameRule): Expression {
    const whole = this.fit(of, rule);
    const fitted = whole.shortened
      ? this.fit(of, rule, undefined, '{name}')
      : whole;
    this.noteShortened(of, rule, fitted);
    return written(fitted);
  }

  /**
   * A name of which there can be only one in the world, because it becomes a
   * host name: with a short hash of subscription, stack and environment.
   */
  uniqueName(of: NodeScope | string, rule: NameRule): Expression {
    const separator = rule.separator ?? '-';
    const reserve = (rule.reserve ?? 0) + separator.length + UNIQUE_LENGTH;
    return template(
      this.localName(of, { ...rule, reserve }),
      separator,
      this.#uniqueSuffix(),
    );
  }

  finish(): void {
    super.finish();
    this.network.gate();
  }

  protected facts(scope: NodeScope): Facts {
    return {
      ...super.facts(scope),
      location: () => this.placed().location,
      networkId: () => this.network.id(),
      endpointSubnetId: () => this.network.endpointSubnet().id,
      resourceGroupId: () => this.groupId(),
      resourceGroupName: () => this.placed().resource_group_name,
      subscriptionId: () => this.client('subscription_id'),
      tags: () => entityTags(scope.node),
      tenantId: () => this.client('tenant_id'),
      uniqueName: () => this.uniqueName(scope, { maxLength: 50 }),
    };
  }

  implied(scope: NodeScope): Facts {
    return {
      ...super.implied(scope),
      location: () => this.placed().location,
      resource_group_name: () => this.placed().resource_group_name,
    };
  }

  offer(
    provides: Provides,
    render: Render,
    { id }: { id?: Value },
  ): AzureProvider {
    return azureOffer(provides, render, id);
  }

  /** Provider for deployments whose resources outlive them. */
  keepingProvider(): BlockHandle {
    this.#keeping ??= declareKeepingProvider(this);
    return this.#keeping;
  }

  /** What several files refer to by name. */
  localsFile(): DocumentFile {
    return this.document.file('locals.tf', {
      provenance: { reason: 'What several files refer to.' },
    });
  }

  #group(): BlockHandle {
    this.#resourceGroup ??= this.document
      .file('main.tf', {
        provenance: {
          reason:
            'A resource group of its own: what belongs to the stack is found, paid and removed together.',
        },
      })
      .resource('azurerm_resource_group', 'main', {
        name: this.name('stack', { maxLength: 90 }),
        location: this.region,
      });
    return this.#resourceGroup;
  }

  #uniqueSuffix(): Expression {
    if (!this.#unique) {
      this.localsFile().locals({
        unique_suffix: call(
          'substr',
          call(
            'sha256',
            template(
              this.client('subscription_id'),
              `/${this.appStack}/`,
              variable('environment'),
            ),
          ),
          0,
          UNIQUE_LENGTH,
        ),
      });
      this.#unique = local('unique_suffix');
    }
    return this.#unique;
  }
}
