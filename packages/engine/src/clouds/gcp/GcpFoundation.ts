import type { Standards } from 'backstage-plugin-stackgen-common';
import { createHash } from 'node:crypto';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { EnvironmentValues } from '../../standards/EnvironmentValues';
import {
  fitName,
  type FittedName,
  type NameRule,
} from '../../standards/naming';
import {
  call,
  type BlockHandle,
  type DocumentFile,
  type Expression,
  template,
  type TerraformDocument,
  variable,
} from '../../terraform';
import { GcpBuckets } from './GcpBuckets';
import { GcpEncryption } from './GcpEncryption';
import { GcpIdentity } from './GcpIdentity';
import { GcpNetwork } from './GcpNetwork';
import { GcpServices } from './GcpServices';

/** Source: https://cloud.google.com/resource-manager/docs/creating-managing-projects#before_you_begin */
const PROJECT_ID = { maxLength: 30, letterFirst: true } as const;

/**
 * What Google Cloud gives every stack. Each part is made when something first
 * asks for it; a stack that needs no network has none.
 */
export class GcpFoundation {
  readonly document: TerraformDocument;
  readonly values: EnvironmentValues;
  readonly standards: Standards;
  /** The region's name; the same in all environments. */
  readonly region: string;
  readonly services: GcpServices;
  readonly network: GcpNetwork;
  readonly encryption: GcpEncryption;
  readonly identity: GcpIdentity;
  readonly buckets: GcpBuckets;
  readonly #appStack: string;
  readonly #nodeNames: ReadonlySet<string>;
  readonly #finishers: (() => void)[] = [];
  #dataFile: DocumentFile | undefined;
  #project: BlockHandle | undefined;
  #dnsZone: BlockHandle | undefined;

  constructor(options: {
    document: TerraformDocument;
    values: EnvironmentValues;
    standards: Standards;
    region: string;
    appStack: string;
    /** Addresses of all nodes. */
    addresses: readonly string[];
  }) {
    this.document = options.document;
    this.values = options.values;
    this.standards = options.standards;
    this.region = options.region;
    this.#appStack = options.appStack;
    this.#nodeNames = new Set(options.addresses.map(dashed));
    this.services = new GcpServices(this);
    this.network = new GcpNetwork(this);
    this.encryption = new GcpEncryption(this);
    this.identity = new GcpIdentity(this);
    this.buckets = new GcpBuckets(this);
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
      tokens: { appStack: this.#appStack },
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

  /** A name in the cloud by the standards' pattern, for a node or the stack. */
  name(of: NodeScope | string, rule: NameRule, suffix?: string): Expression {
    const { pieces } = this.fit(of, rule, suffix);
    return template(
      ...pieces.flatMap((piece, index) =>
        index === 0 ? [piece] : [variable('environment'), piece],
      ),
    );
  }

  /** The same, before it is an expression. */
  fit(
    of: NodeScope | string,
    rule: NameRule,
    suffix?: string,
    pattern = this.standards.naming.pattern,
  ): FittedName {
    return fitName({
      pattern,
      tokens: {
        appStack: this.#appStack,
        name: this.#ownName(of, suffix),
        region: this.region,
        cloud: 'gcp',
      },
      environments: this.values.environments,
      rule,
    });
  }

  // `orders` with a dead-letter topic and an entity `orders-dead-letter` want
  // the same name: the entity has it.
  #ownName(of: NodeScope | string, suffix?: string): string {
    const base = typeof of === 'string' ? of : dashed(of.address);
    const name = suffix ? `${base}-${suffix}` : base;
    const isNode = typeof of !== 'string' && !suffix;
    return isNode || !this.#nodeNames.has(name)
      ? name
      : `${name}-${shortHash(`${base} ${suffix ?? ''}`)}`;
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

  /** Host name of a node: the environment's name in between, but for production. */
  domainName(scope: NodeScope, environment: string): string {
    const label = dashed(scope.address);
    const { zone } = this.standards.dns;
    return environment === 'production'
      ? `${label}.${zone}`
      : `${label}.${environment}.${zone}`;
  }

  /** Runs after all nodes are built and connected. */
  onFinish(finisher: () => void): void {
    this.#finishers.push(finisher);
  }

  finish(): void {
    for (const finisher of this.#finishers) {
      finisher();
    }
    this.services.enable();
  }

  /** Data sources that the whole stack shares. */
  dataFile(): DocumentFile {
    this.#dataFile ??= this.document.file('data.tf', {
      provenance: {
        reason: 'Facts about the project that other blocks refer to.',
      },
    });
    return this.#dataFile;
  }
}

function dashed(address: string): string {
  return address.replace(/_+/g, '-');
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
