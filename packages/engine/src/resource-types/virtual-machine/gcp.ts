import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpAccount,
  GcpImplementation,
  GcpVolume,
} from '../../clouds/gcp/GcpImplementation';
import { RFC1035 } from '../../clouds/gcp/names';
import {
  lazy,
  template,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  leastMachines,
  mostMachines,
  type VirtualMachineParameters,
} from './definition';
import { createBalancer, type GcpBalancer } from './gcpBalancer';
import { commonSystem, LIMITS } from './images';
import { mountNfs } from './mountNfs';
import { reportPackages } from './packages';
import { startScript } from './startScript';

type Scope = NodeScope<VirtualMachineParameters>;

/** Source: https://cloud.google.com/compute/docs/general-purpose-machines#e2_machine_types */
const SIZES = {
  small: 'e2-small',
  medium: 'e2-standard-2',
  large: 'e2-standard-4',
};

/**
 * Families, which lead to the newest image whenever a machine is made.
 * Source: https://cloud.google.com/compute/docs/images/os-details
 */
const IMAGES = {
  'ubuntu-24.04': 'ubuntu-os-cloud/ubuntu-2404-lts-amd64',
  'debian-13': 'debian-cloud/debian-13',
};

/** Load at which another machine is started. */
const TARGET_CPU = 0.6;

/** Seconds until a new machine counts: it starts and sets itself up. */
const WARM_UP = 300;

/** A machine of a regional group may be added in each of its zones. */
const ZONES = 3;

/**
 * Where sessions come from that Identity-Aware Proxy lets in.
 * Source: https://cloud.google.com/iap/docs/using-tcp-forwarding#create-firewall-rule
 */
const SESSIONS = '35.235.240.0/20';

export const instanceGroup: GcpImplementation<VirtualMachineParameters> = {
  name: 'managed-instance-group',
  title: 'Google Compute Engine managed instance group',
  limits: LIMITS,
  build(scope, gcp) {
    const node = scope as NodeScope;
    const port = scope.structural(p => p.port);
    const environment = new Map<string, Value>([['PORT', String(port)]]);
    const volumes = new Map<string, GcpVolume>();
    const ready: BlockHandle[] = [];
    const tag = gcp.name(node, RFC1035);
    const account = gcp.identity.account(
      node,
      `What ${scope.label} may do in Google Cloud.`,
    );
    reportPackages(scope, name => gcp.network.hasNat(name));
    gcp.services.use('iap');
    gcp.network.openFrom(node, {
      suffix: 'sessions',
      tag,
      ranges: [SESSIONS],
      ports: [22],
      description: 'Sessions through Identity-Aware Proxy',
      reason: `People with a right to it open sessions on ${scope.label}, by OS Login and without keys.`,
    });
    const machine = createTemplate(scope, gcp, {
      account,
      tag,
      script: lazy(() =>
        startScript({
          environment,
          prepare: mountNfs(volumes),
          setup: scope.structural(p => p.setupScript),
        }),
      ),
    });
    let balancer: GcpBalancer | undefined;
    const group = createGroup(scope, gcp, {
      machine,
      ready,
      health: () => balancer?.health,
    });
    return {
      provides: {
        reach: () => {
          balancer ??= createBalancer(node, gcp, { group, tag, port });
          return balancer.reach;
        },
      },
      consumes: {
        account,
        networkTag: tag,
        addEnvironment: (name, value) => {
          environment.set(name, value);
        },
        // The machine reads the value itself, with its own identity.
        addSecret: (name, { secret }) => {
          environment.set(`${name}_SECRET`, secret.ref('id'));
        },
        startAfter: block => ready.push(block),
        mount: (volume, provider) => {
          volumes.set(provider.address, volume);
        },
      },
    };
  },
};

function createTemplate(
  scope: Scope,
  gcp: GcpFoundation,
  options: { account: GcpAccount; tag: Value; script: Value },
): BlockHandle {
  const { account, tag, script } = options;
  const { key, ready } = gcp.encryption.keyFor('compute');
  return scope.resource(
    'google_compute_region_instance_template',
    undefined,
    {
      name_prefix: template(
        // The provider appends 26 characters.
        gcp.name(scope as NodeScope, { maxLength: 36, letterFirst: true }),
        '-',
      ),
      region: gcp.region,
      description: `Machines of ${scope.address}`,
      machine_type: scope.value(
        'machine_type',
        'type of the machines.',
        p => SIZES[p.size],
      ),
      can_ip_forward: false,
      tags: [tag],
      metadata: {
        'block-project-ssh-keys': 'TRUE',
        'enable-oslogin': 'TRUE',
        'serial-port-enable': 'FALSE',
        'startup-script': script,
      },
      disk: {
        source_image: scope.structural(p => IMAGES[commonSystem(p)]),
        boot: true,
        auto_delete: true,
        disk_type: 'pd-balanced',
        disk_size_gb: scope.value(
          'disk_gb',
          'size of the system disk, in GB.',
          p => p.diskGb,
        ),
        disk_encryption_key: { kms_key_self_link: key },
      },
      network_interface: { subnetwork: gcp.network.subnetId() },
      // Roles say what it may do; scopes would only hide them.
      service_account: {
        email: account.email,
        scopes: ['https://www.googleapis.com/auth/cloud-platform'],
      },
      shielded_instance_config: {
        enable_secure_boot: true,
        enable_vtpm: true,
        enable_integrity_monitoring: true,
      },
    },
    { dependsOn: [ready], lifecycle: { createBeforeDestroy: true } },
  );
}

function createGroup(
  scope: Scope,
  gcp: GcpFoundation,
  options: {
    machine: BlockHandle;
    ready: BlockHandle[];
    health: () => Expression | undefined;
  },
): BlockHandle {
  const { machine, ready, health } = options;
  const name = gcp.name(scope as NodeScope, RFC1035);
  const group = scope.resource(
    'google_compute_region_instance_group_manager',
    undefined,
    {
      name,
      region: gcp.region,
      // A hyphen and four characters make the name of a machine.
      base_instance_name: gcp.name(scope as NodeScope, {
        maxLength: 58,
        letterFirst: true,
      }),
      version: { instance_template: machine.ref('self_link') },
      // Who has no users is well as long as it runs.
      auto_healing_policies: lazy(() => {
        const check = health();
        return check && { health_check: check, initial_delay_sec: WARM_UP };
      }),
      update_policy: {
        type: 'PROACTIVE',
        minimal_action: 'REPLACE',
        max_surge_fixed: ZONES,
        max_unavailable_fixed: 0,
      },
    },
    { dependsOn: ready },
  );
  scope.resource('google_compute_region_autoscaler', undefined, {
    name,
    region: gcp.region,
    target: group.ref('id'),
    autoscaling_policy: {
      min_replicas: scope.value(
        'min_replicas',
        'machines that always run.',
        leastMachines,
      ),
      max_replicas: scope.value(
        'max_replicas',
        'machines that run under load.',
        mostMachines,
      ),
      cooldown_period: WARM_UP,
      cpu_utilization: { target: TARGET_CPU },
    },
  });
  return group;
}
