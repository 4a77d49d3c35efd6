import type {
  ModuleStandards,
  Provides,
} from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../../resource-types/NodeScope';
import { fitName } from '../../standards/naming';
import {
  call,
  variable,
  type BlockHandle,
  type Expression,
} from '../../terraform';
import {
  StackFoundation,
  type Facts,
  type FoundationOptions,
  type Render,
} from '../StackFoundation';
import { KubernetesHost } from '../kubernetes/KubernetesHost';
import { GcpBuckets } from './GcpBuckets';
import { GcpConnector } from './GcpConnector';
import { GcpEncryption } from './GcpEncryption';
import { GcpIdentity } from './GcpIdentity';
import type { GcpCluster, GcpConsumer, GcpProvider } from './GcpImplementation';
import { GcpNetwork } from './GcpNetwork';
import { GcpRoles } from './GcpRoles';
import { GcpServices } from './GcpServices';
import { labelsOf } from './labels';
import { gcpModuleConsumer, gcpOffer } from './offer';

/** Source: https://cloud.google.com/resource-manager/docs/creating-managing-projects#before_you_begin */
const PROJECT_ID = { maxLength: 30, letterFirst: true } as const;

/**
 * What Google Cloud gives every stack. Each part is made when something first
 * asks for it; a stack that needs no network has none.
 */
export class GcpFoundation extends StackFoundation {
  readonly cloud = 'gcp';
  readonly services: GcpServices;
  readonly network: GcpNetwork;
  readonly connector: GcpConnector;
  readonly encryption: GcpEncryption;
  readonly identity: GcpIdentity;
  readonly roles: GcpRoles;
  readonly buckets: GcpBuckets;
  readonly kubernetes: KubernetesHost<GcpCluster>;
  #project: BlockHandle | undefined;
  #dnsZone: BlockHandle | undefined;

  constructor(options: FoundationOptions) {
    super(options);
    this.services = new GcpServices(this);
    this.network = new GcpNetwork(this);
    this.connector = new GcpConnector(this);
    this.encryption = new GcpEncryption(this);
    this.identity = new GcpIdentity(this);
    this.roles = new GcpRoles(this);
    this.buckets = new GcpBuckets(this);
    this.kubernetes = new KubernetesHost(this);
  }

  /** The project that is deployed to; each environment has its own. */
  projectId(): Expression {
    return this.values.variable(
      'project_id',
      'Google Cloud project that is deployed to.',
      environment => this.#likelyProject(environment),
      {
        validation: {
          condition: call(
            'can',
            call(
              'regex',
              '^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$',
              variable('project_id'),
            ),
          ),
          errorMessage:
            'A project ID has 6 to 30 lower-case letters, digits and dashes, and begins with a letter.',
        },
      },
    );
  }

  /** A guess that people correct; it is valid at least. */
  #likelyProject(environment: string): string {
    const { pieces } = fitName({
      pattern: '{appStack}-{environment}',
      tokens: { appStack: this.appStack },
      environments: this.values.environments,
      rule: PROJECT_ID,
    });
    const name = pieces.join(environment);
    return (name.length < 6 ? `project-${name}` : name)
      .slice(0, PROJECT_ID.maxLength)
      .replace(/-+$/, '');
  }

  /** `data.google_project.main.number` */
  projectNumber(): Expression {
    this.services.use('cloudresourcemanager');
    this.#project ??= this.dataFile().data('google_project', 'main', {});
    return this.#project.ref('number');
  }

  /** The public DNS zone of the standards; it exists already. */
  dnsZone(): BlockHandle {
    const { zone } = this.standards.dns;
    this.#dnsZone ??= this.dataFile().data(
      'google_dns_managed_zone',
      'public',
      {
        name: this.values.variable(
          'dns_managed_zone',
          `Name of the Cloud DNS zone for ${zone}.`,
          () => zone.replace(/\./g, '-').slice(0, 63),
        ),
      },
    );
    return this.#dnsZone;
  }

  protected facts(scope: NodeScope): Facts {
    return {
      ...super.facts(scope),
      labels: () => labelsOf(scope.node),
      networkId: () => this.network.id(),
      projectId: () => this.projectId(),
      subnetworkId: () => this.network.subnetId(),
    };
  }

  implied(scope: NodeScope): Facts {
    return {
      ...super.implied(scope),
      location: () => this.region,
      region: () => this.region,
    };
  }

  offer(provides: Provides, render: Render): GcpProvider {
    return gcpOffer(provides, render);
  }

  moduleConsumer(
    _scope: NodeScope,
    consumes: NonNullable<ModuleStandards['consumes']>,
    render: Render,
  ): GcpConsumer {
    return gcpModuleConsumer(consumes, render);
  }

  finish(): void {
    super.finish();
    this.network.gate();
    this.services.enable();
  }
}
