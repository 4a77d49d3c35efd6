import type { NodeScope } from '../../resource-types/NodeScope';
import {
  call,
  lazy,
  variable,
  type BlockHandle,
  type DocumentFile,
  type Expression,
  type Value,
} from '../../terraform';
import { gateNetwork } from '../gateNetwork';
import type { CivoFoundation } from './CivoFoundation';

/** A rule of a firewall. */
export interface FirewallRule {
  readonly label: string;
  readonly protocol: 'tcp' | 'udp';
  readonly ports: string;
  readonly cidr: Value;
}

const NAME = { maxLength: 63 } as const;
const EVERYWHERE = ['0.0.0.0/0'];

/** One private network per environment, and firewalls that say what they open. */
export class CivoNetwork {
  readonly #civo: CivoFoundation;
  #network: BlockHandle | undefined;
  #existing: BlockHandle | undefined;

  constructor(civo: CivoFoundation) {
    this.#civo = civo;
  }

  id(): Expression {
    return this.#civo.networks.creates
      ? this.#ensure().ref('id')
      : this.#there().ref('id');
  }

  /** Lets environments that join a network go without the own one. */
  gate(): void {
    const { document, networks } = this.#civo;
    if (this.#network && networks.joins) {
      networks.own.add(this.#network);
      gateNetwork({
        document,
        plan: networks,
        file: this.#network.file,
        standIns: [['civo_network.main.id', () => this.#there().ref('id')]],
      });
    }
  }

  /** IPv4 range of the network. */
  cidr(): Value {
    return this.#civo.values.value(
      'network_cidr',
      'IPv4 range of the network.',
      environment => this.#rangeOf(environment),
      {
        validation: {
          condition: call('can', call('cidrnetmask', variable('network_cidr'))),
          errorMessage: 'The range must look like 10.0.0.0/16.',
        },
      },
    );
  }

  /** Whether machines and containers of an environment reach the internet. */
  hasNat(environment: string): boolean {
    const { network, environments } = this.#civo.standards;
    const own = environments.find(({ name }) => name === environment)?.network;
    return (own?.nat ?? network.nat) !== 'none';
  }

  /** Where machines may go to: the internet where the standards say so. */
  outside(): Value {
    return this.#civo.values.value(
      'outbound_cidrs',
      'IPv4 ranges that machines may get packages and names from.',
      environment =>
        this.hasNat(environment) ? EVERYWHERE : [this.#rangeOf(environment)],
    );
  }

  /** A firewall for what has private addresses: closed until something opens it. */
  firewall(
    scope: NodeScope,
    options: {
      reason: string;
      rules: () => FirewallRule[];
      /** What it reaches; the whole network when not given. */
      egress?: () => FirewallRule[];
    },
  ): BlockHandle {
    const { reason, rules, egress } = options;
    return scope.resource(
      'civo_firewall',
      undefined,
      {
        name: this.#civo.name(scope, NAME),
        network_id: this.id(),
        region: this.#civo.region,
        create_default_rules: false,
        ingress_rule: lazy(() => rules().map(allowed)),
        egress_rule: egress
          ? lazy(() => egress().map(allowed))
          : this.internalEgress(),
      },
      { provenance: { reason, implicit: true } },
    );
  }

  /** The same for something that the stack as a whole needs. */
  sharedFirewall(
    file: DocumentFile,
    name: string,
    options: {
      reason: string;
      ingress: () => FirewallRule[];
      egress: readonly FirewallRule[];
    },
  ): BlockHandle {
    return file.resource(
      'civo_firewall',
      name,
      {
        name: this.#civo.name(name, NAME),
        network_id: this.id(),
        region: this.#civo.region,
        create_default_rules: false,
        ingress_rule: lazy(() => options.ingress().map(allowed)),
        egress_rule: options.egress.map(allowed),
      },
      { provenance: { reason: options.reason } },
    );
  }

  /** Answers and copies stay within the network. */
  internalEgress(): Value {
    return [
      {
        label: 'within the network',
        protocol: 'tcp',
        port_range: '1-65535',
        cidr: [this.cidr()],
        action: 'allow',
      },
    ];
  }

  /** The network that is there; `network_cidr` is its range. */
  #there(): BlockHandle {
    const { networks, region } = this.#civo;
    if (!this.#existing) {
      const description = 'Network that is there already.';
      const by = networks.byIds
        ? {
            id: networks.text('network', {
              name: 'network_id',
              description,
              pattern: '[0-9a-f-]{36}',
              example: '12345678-1234-1234-1234-123456789abc',
            }),
          }
        : {
            label: networks.text('network', {
              name: 'network_label',
              description,
            }),
          };
      this.#existing = this.#civo
        .dataFile()
        .data('civo_network', 'existing', { ...by, region });
      networks.lookups.add(this.#existing);
    }
    return this.#existing;
  }

  #rangeOf(environment: string): string {
    const { network, environments } = this.#civo.standards;
    const own = environments.find(({ name }) => name === environment)?.network;
    return own?.cidr ?? network.cidr;
  }

  #ensure(): BlockHandle {
    this.#network ??= this.#civo.document
      .file('network.tf', {
        provenance: {
          reason: 'A network of its own for each environment.',
        },
      })
      .resource('civo_network', 'main', {
        label: this.#civo.name('network', NAME),
        cidr_v4: this.cidr(),
        region: this.#civo.region,
      });
    return this.#network;
  }
}

/** Rules of what may leave machines: the internet by HTTPS, names and time. */
export function outboundRules(network: Value): FirewallRule[] {
  return [
    {
      label: 'images and APIs',
      protocol: 'tcp',
      ports: '443',
      cidr: EVERYWHERE,
    },
    { label: 'names', protocol: 'udp', ports: '53', cidr: EVERYWHERE },
    { label: 'time', protocol: 'udp', ports: '123', cidr: EVERYWHERE },
    {
      label: 'within the network',
      protocol: 'tcp',
      ports: '1-65535',
      cidr: [network],
    },
    {
      label: 'pods within the network',
      protocol: 'udp',
      ports: '1-65535',
      cidr: [network],
    },
  ];
}

/**
 * What machines of a cluster need from each other; a firewall of one's own
 * closes that as well, and they would never become ready.
 * Source: https://github.com/civo/kube100/issues/51,
 * https://docs.k3s.io/installation/requirements#networking and
 * https://docs.cilium.io/en/stable/operations/system_requirements/#firewall-rules
 */
export function clusterRules(network: Value): FirewallRule[] {
  const rule = (
    label: string,
    protocol: FirewallRule['protocol'],
    ports: string,
  ): FirewallRule => ({ label, protocol, ports, cidr: [network] });
  return [
    rule('the network itself', 'tcp', '6443'),
    rule('machines, for their agents', 'tcp', '10250'),
    rule('machines, for their health', 'tcp', '4240'),
    rule('pods on other machines', 'udp', '8472'),
  ];
}

function allowed({ label, protocol, ports, cidr }: FirewallRule): Value {
  return { label, protocol, port_range: ports, cidr, action: 'allow' };
}
