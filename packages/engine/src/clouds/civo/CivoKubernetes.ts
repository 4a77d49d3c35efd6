import {
  variable,
  type BlockHandle,
  type DocumentFile,
  type Expression,
  type Value,
} from '../../terraform';
import { KubernetesNamespace } from '../kubernetes/KubernetesNamespace';
import type { CivoFoundation } from './CivoFoundation';
import { clusterRules, outboundRules, type FirewallRule } from './CivoNetwork';

/** Port of the cluster's own API. Source: https://docs.k3s.io/installation/requirements#networking */
const API_PORT = '6443';

/**
 * A node with 2 processors and 4 GB of memory.
 * Source: https://www.civo.com/docs/kubernetes/create-a-cluster
 */
const NODE_SIZE = 'g4s.kube.medium';

/** The stable one of 2026; people choose a newer one when Civo offers it. */
export const VERSION = '1.35.0-k3s1';

/** Where Civo's ingress controller runs, and its class. */
export const INGRESS = {
  className: 'traefik',
  controllerNamespace: 'kube-system',
} as const;

/**
 * The cluster of the stack, and the stack's namespace in it. The cluster's
 * administrator file never enters the state: people and pipelines fetch it, and
 * name it in a variable.
 */
export class CivoKubernetes {
  readonly #civo: CivoFoundation;
  readonly #open: FirewallRule[] = [];
  #reached = false;
  #found: string | undefined;
  #cluster: BlockHandle | undefined;
  #namespace: KubernetesNamespace | undefined;

  constructor(civo: CivoFoundation) {
    this.#civo = civo;
  }

  get namespace(): KubernetesNamespace {
    this.#namespace ??= new KubernetesNamespace(
      this.#civo,
      [this.cluster()],
      [],
      this.#civo.values.value(
        'containers_reach_internet',
        'Whether containers reach the internet, by HTTPS.',
        environment => this.#civo.network.hasNat(environment),
      ) as boolean | Expression,
    );
    return this.#namespace;
  }

  /** What the stack's containers run in. */
  cluster(): BlockHandle {
    this.#cluster ??= this.#create();
    if (!this.#reached) {
      this.#reached = true;
      this.#provider(this.#cluster);
    }
    return this.#cluster;
  }

  /**
   * Lets containers run in a cluster that the catalog names; the first one that
   * is named is taken.
   */
  adopt(cluster: BlockHandle): void {
    this.#cluster ??= cluster;
  }

  /**
   * Lets containers run in a cluster that exists already.
   *
   * @returns whether that is possible: nothing runs elsewhere
   */
  find(name: string): boolean {
    this.#cluster ??= this.#civo
      .dataFile()
      .data('civo_kubernetes_cluster', 'workloads', {
        name,
        region: this.#civo.region,
      });
    this.#found ??= this.#cluster.address.startsWith('data.') ? name : '';
    return this.#found === name;
  }

  /** Who reaches the cluster: its API for administrators, and the ingress. */
  ingress(address: string): FirewallRule[] {
    return address === this.#cluster?.address && this.#reached
      ? [
          {
            label: 'administrators',
            protocol: 'tcp',
            ports: API_PORT,
            cidr: this.#administrators(),
          },
          ...this.#open,
        ]
      : [];
  }

  /** Lets the internet reach the ingress controller. */
  exposeIngress(): void {
    if (this.#open.length === 0) {
      for (const [ports, label] of [
        ['443', 'internet by HTTPS'],
        ['80', 'internet, sent on to HTTPS'],
      ]) {
        this.#open.push({ label, protocol: 'tcp', ports, cidr: ['0.0.0.0/0'] });
      }
    }
  }

  #create(): BlockHandle {
    const civo = this.#civo;
    const file = civo.document.file('cluster.tf', {
      provenance: { reason: 'Containers run in a cluster of the stack’s own.' },
    });
    const firewall = this.#firewall(file);
    const name = civo.name('cluster', { maxLength: 63 });
    return file.resource('civo_kubernetes_cluster', 'main', {
      name,
      region: civo.region,
      network_id: civo.network.id(),
      firewall_id: firewall.ref('id'),
      cluster_type: 'k3s',
      kubernetes_version: civo.values.variable(
        'kubernetes_version',
        'Version of Kubernetes; `civo kubernetes versions` lists those there are.',
        () => VERSION,
      ),
      // Network policies need it.
      cni: 'cilium',
      write_kubeconfig: false,
      tags: civo.tagLine(),
      pools: {
        label: 'main',
        size: NODE_SIZE,
        node_count: civo.values.value(
          'cluster_nodes',
          'Machines of the cluster.',
          environment => (this.#isHighlyAvailable(environment) ? 3 : 2),
        ),
      },
    });
  }

  #firewall(file: DocumentFile): BlockHandle {
    const { network } = this.#civo;
    return network.sharedFirewall(file, 'cluster', {
      reason: 'The cluster’s API is for administrators and pipelines only.',
      ingress: () => [
        ...clusterRules(network.cidr()),
        ...this.ingress(this.cluster().address),
      ],
      egress: outboundRules(network.cidr()),
    });
  }

  #administrators(): Value {
    return this.#civo.values.variable(
      'admin_cidrs',
      'IPv4 ranges that may reach the cluster’s API: administrators and pipelines.',
      environment => [this.#networkOf(environment)],
    );
  }

  #provider(cluster: BlockHandle): void {
    const { document, values, region, notes } = this.#civo;
    values.variable(
      'kubeconfig_path',
      'File with which Terraform reaches the cluster; it is fetched and never stored.',
      environment => `kubeconfig-${environment}.yaml`,
    );
    document
      .file('providers.tf', {
        provenance: { reason: 'How Terraform reaches the cloud.' },
      })
      .provider('kubernetes', { config_path: variable('kubeconfig_path') });
    notes.beforeFirstApply.add(
      `${
        cluster.address.startsWith('data.')
          ? 'Fetch the file of the cluster:'
          : `Make the cluster first, with \`-target=${cluster.address}\`, and fetch its file:`
      } \`civo kubernetes config <cluster> --region ${region} --save --local-path kubeconfig-<environment>.yaml\`. Do not commit it.`,
    );
    if (cluster.address.startsWith('data.')) {
      return;
    }
    this.#administrators();
    notes.beforeFirstApply.add(
      'Set `admin_cidrs` to the addresses that administrators and pipelines come from; until then only the network itself reaches the cluster’s API.',
    );
  }

  #networkOf(environment: string): string {
    const { standards } = this.#civo;
    return (
      standards.environments.find(({ name }) => name === environment)?.network
        .cidr ?? standards.network.cidr
    );
  }

  #isHighlyAvailable(environment: string): boolean {
    const found = this.#civo.standards.environments.find(
      ({ name }) => name === environment,
    );
    const everywhere: Value = this.#civo.standards.parameters['*']
      ?.highAvailability as Value;
    return (
      (found?.parameters['*']?.highAvailability ?? everywhere ?? false) === true
    );
  }
}
