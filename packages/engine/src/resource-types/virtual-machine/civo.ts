import type { CivoFoundation } from '../../clouds/civo/CivoFoundation';
import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import type { FirewallRule } from '../../clouds/civo/CivoNetwork';
import type { Peer } from '../../clouds/kubernetes/networkPolicy';
import {
  binary,
  call,
  lazy,
  ref,
  SPLAT,
  template,
  type BlockHandle,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  leastMachines,
  mostMachines,
  type VirtualMachineParameters,
} from './definition';
import { commonSystem, SYSTEM_LIMIT } from './images';
import { reportPackages } from './packages';
import { startScript } from './startScript';

type Scope = NodeScope<VirtualMachineParameters>;

/**
 * Two cores and 4 GB, four and 8, six and 16; the disk comes with them, in GB.
 * Source: https://www.civo.com/docs/compute/instance-sizes
 */
const SIZES = {
  small: { size: 'g4s.medium', diskGb: 50 },
  medium: { size: 'g4s.large', diskGb: 100 },
  large: { size: 'g4s.xlarge', diskGb: 150 },
};

const IMAGES = {
  'ubuntu-24.04': 'ubuntu-noble',
  'debian-13': 'debian-13',
};

const NAME = { maxLength: 63, letterFirst: true } as const;

/** A hyphen and the number of the machine. */
const NUMBER_LENGTH = 4;

export const civoInstances: CivoImplementation<VirtualMachineParameters> = {
  name: 'instance',
  title: 'Civo instances',
  limits: [
    SYSTEM_LIMIT,
    {
      parameter: 'architecture',
      applies: p => p.architecture === 'arm64',
      effect: 'none',
      message: 'Civo’s machines have x86_64 processors only.',
      mend: 'Build for x86_64.',
    },
    {
      parameter: 'diskGb',
      applies: p => p.diskGb > SIZES[p.size].diskGb,
      message: 'The size of a machine decides on its disk.',
      mend: 'Choose a larger size.',
    },
    {
      parameter: 'highAvailability',
      applies: p => p.highAvailability,
      message:
        'Civo has no zones within a region, and does not say which machines stand apart.',
    },
    {
      parameter: 'maxReplicas',
      applies: p => mostMachines(p) > leastMachines(p),
      message:
        'Civo adds no machines under load; the least that were asked for always run.',
      mend: 'Run it as a container-service, or raise "minReplicas".',
    },
  ],
  build(scope, civo) {
    const port = scope.structural(p => p.port);
    const environment = new Map<string, Value>([['PORT', String(port)]]);
    const ways = new Map<string, FirewallRule>();
    const outside = outsideRules(civo);
    let isUsed = false;
    reportWhatStays(scope);
    reportPackages(scope, name => civo.network.hasNat(name));
    const firewall = civo.network.firewall(scope as unknown as NodeScope, {
      reason: `Only the connections of ${scope.label} may reach it.`,
      rules: () =>
        isUsed
          ? [
              {
                label: 'pods and machines of the stack',
                protocol: 'tcp',
                ports: String(port),
                cidr: [civo.network.cidr()],
              },
            ]
          : [],
      egress: () => [
        ...[...ways].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, way]) => way),
        ...outside,
      ],
    });
    const machines = createMachines(scope, civo, {
      firewall,
      script: lazy(() =>
        startScript({
          environment,
          setup: scope.structural(p => p.setupScript),
        }),
      ),
    });
    const addresses = machines.ref(SPLAT, 'private_ip');
    return {
      provides: {
        network: { addresses, port },
        machines,
        open: () => {
          isUsed = true;
        },
        environment: {
          HOST: machines.ref(0, 'private_ip'),
          PORT: String(port),
          ...(scope.some(p => leastMachines(p) > 1) && {
            HOSTS: call('join', ',', addresses),
          }),
        },
      },
      consumes: {
        machines,
        addEnvironment: (name, value) => {
          environment.set(name, value);
        },
        reach: (to, { address, label }) => {
          const way = wayTo(to, civo);
          if (way) {
            ways.set(address, { label, protocol: 'tcp', ...way });
          }
          return way !== undefined;
        },
      },
    };
  },
};

/** Where a machine goes to; pods have no addresses that it knows. */
function wayTo(
  to: Peer,
  civo: CivoFoundation,
): Pick<FirewallRule, 'ports' | 'cidr'> | undefined {
  if ('pods' in to) {
    return undefined;
  }
  return 'internet' in to
    ? { ports: '443', cidr: ['0.0.0.0/0'] }
    : { ports: String(to.port ?? '1-65535'), cidr: [civo.network.cidr()] };
}

/** Names, time, packages and what the setup script fetches. */
function outsideRules(civo: CivoFoundation): FirewallRule[] {
  const cidr = civo.network.outside();
  return [
    { label: 'packages and APIs', protocol: 'tcp', ports: '443', cidr },
    { label: 'names', protocol: 'udp', ports: '53', cidr },
    { label: 'time', protocol: 'udp', ports: '123', cidr },
  ];
}

function createMachines(
  scope: Scope,
  civo: CivoFoundation,
  { firewall, script }: { firewall: BlockHandle; script: Value },
): BlockHandle {
  const node = scope as unknown as NodeScope;
  return scope.resource(
    'civo_instance',
    undefined,
    {
      hostname: template(
        civo.name(node, { ...NAME, reserve: NUMBER_LENGTH }),
        '-',
        binary('+', ref('count', 'index'), 1),
      ),
      notes: scope.label,
      tags: civo.tags(),
      region: civo.region,
      size: scope.value(
        'machine_size',
        'size of the machines.',
        p => SIZES[p.size].size,
      ),
      disk_image: civo.machines.imageId(IMAGES[scope.structural(commonSystem)]),
      network_id: civo.network.id(),
      firewall_id: firewall.ref('id'),
      public_ip_required: 'none',
      sshkey_id: civo.machines.keyId(),
      write_password: false,
      script,
    },
    {
      count: scope.value('machines', 'machines that run.', leastMachines),
      lifecycle: { ignoreChanges: ['disk_image', 'script'] },
    },
  );
}

function reportWhatStays(scope: Scope): void {
  scope.report('machines', {
    severity: 'info',
    code: 'machines-stay',
    message:
      'Civo replaces no machine by itself: not when it fails, not when there is a newer image, and not when its settings or its setup script changed.',
    mend: `Make a new one: terraform apply -replace='civo_instance.${scope.blockName}[0]'.`,
  });
  scope.report('diskGb', {
    severity: 'info',
    code: 'no-own-key',
    message: 'Civo takes no keys of yours for disks of machines.',
    mend: 'Encrypt on the machine what must be, or keep it elsewhere.',
  });
}
