import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  AzureVolume,
} from '../../clouds/azure/AzureImplementation';
import { AzureNat } from '../../clouds/azure/AzureNat';
import { noteHostEncryption } from '../../clouds/azure/hostEncryption';
import { KEY_OF_NOBODY } from '../../clouds/keyOfNobody';
import { call, lazy, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { createBalancer, type AzureBalancer } from './azureBalancer';
import { scale } from './azureScaling';
import { leastMachines, type VirtualMachineParameters } from './definition';
import { commonSystem, LIMITS } from './images';
import { mountNfs } from './mountNfs';
import { reportPackages } from './packages';
import { startScript } from './startScript';

type Scope = NodeScope<VirtualMachineParameters>;

/**
 * Two cores and 4 GB, two and 8, four and 16; all encrypt at the host.
 * Source: https://learn.microsoft.com/azure/virtual-machines/sizes/overview
 */
const SIZES = {
  small: 'Standard_D2ls_v5',
  medium: 'Standard_D2s_v5',
  large: 'Standard_D4s_v5',
};

/** Images that start verified (second generation). */
const IMAGES = {
  'ubuntu-24.04': {
    publisher: 'Canonical',
    offer: 'ubuntu-24_04-lts',
    sku: 'server',
  },
  'debian-13': { publisher: 'Debian', offer: 'debian-13', sku: '13-gen2' },
};

const USER = 'machine';

export const scaleSet: AzureImplementation<VirtualMachineParameters> = {
  name: 'scale-set',
  title: 'Azure Virtual Machine Scale Set',
  limits: [
    ...LIMITS,
    {
      // Source: https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-automatic-upgrade#supported-os-images
      parameter: 'operatingSystem',
      applies: p => p.operatingSystem.startsWith('debian'),
      message:
        'Azure replaces machines with a newer image by itself only where they run Ubuntu.',
      mend: 'Choose ubuntu-24.04, or let the release pipeline upgrade the machines.',
    },
  ],
  build(scope, azure) {
    const node = scope as NodeScope;
    const port = scope.structural(p => p.port);
    const identity = azure.identity.create(node);
    const environment = new Map<string, Value>([
      ['AZURE_CLIENT_ID', identity.ref('client_id')],
      ['PORT', String(port)],
    ]);
    const volumes = new Map<string, AzureVolume>();
    const dependsOn: BlockHandle[] = [];
    let balancer: AzureBalancer | undefined;
    reportPackages(scope, name => AzureNat.isWanted(azure, name));
    noteHostEncryption(scope);
    const machines = createScaleSet(scope, azure, {
      identity,
      dependsOn,
      balancer: () => balancer,
      script: lazy(() =>
        call(
          'base64encode',
          startScript({
            environment,
            prepare: mountNfs(volumes, 'vers=4,minorversion=1,sec=sys'),
            setup: scope.structural(p => p.setupScript),
          }),
        ),
      ),
    });
    scale(scope, azure, machines);
    return {
      provides: {
        open: from => {
          balancer ??= createBalancer(node, azure, port);
          azure.network.openBetween(from, 'machines', port);
        },
        // Asked after the way was opened.
        environment: {
          HOST: lazy(() => balancer?.address),
          PORT: String(port),
        },
      },
      consumes: {
        identity,
        subnet: 'machines',
        startAfter: block => dependsOn.push(block),
        addEnvironment: (name, value) => {
          environment.set(name, value);
        },
        // The machine reads the value itself, with its own identity.
        addSecret: (name, { uri }) => {
          environment.set(`${name}_SECRET_URI`, uri);
        },
        mount: (volume, provider) => {
          volumes.set(provider.address, volume);
          dependsOn.push(...volume.ready);
        },
      },
    };
  },
};

function createScaleSet(
  scope: Scope,
  azure: AzureFoundation,
  options: {
    identity: BlockHandle;
    dependsOn: BlockHandle[];
    script: Value;
    balancer: () => AzureBalancer | undefined;
  },
): BlockHandle {
  const { identity, dependsOn, script, balancer } = options;
  const node = scope as NodeScope;
  const system = scope.structural(commonSystem);
  const subnet = azure.network.machineSubnet();
  dependsOn.push(...subnet.ready);
  return scope.resource(
    'azurerm_linux_virtual_machine_scale_set',
    undefined,
    {
      ...azure.placed(),
      name: azure.name(node, { maxLength: 64 }),
      computer_name_prefix: azure.localName(node, {
        maxLength: 50,
        letterFirst: true,
      }),
      sku: scope.value(
        'machine_size',
        'size of the machines.',
        p => SIZES[p.size],
      ),
      instances: scope.value(
        'min_replicas',
        'machines that always run.',
        leastMachines,
      ),
      ...(azure.zoned && { zones: ['1', '2', '3'] }),
      overprovision: false,
      admin_username: USER,
      disable_password_authentication: true,
      admin_ssh_key: { username: USER, public_key: KEY_OF_NOBODY },
      custom_data: script,
      encryption_at_host_enabled: true,
      secure_boot_enabled: true,
      vtpm_enabled: true,
      source_image_reference: { ...IMAGES[system], version: 'latest' },
      os_disk: {
        caching: 'ReadWrite',
        storage_account_type: 'Premium_LRS',
        disk_size_gb: scope.value(
          'disk_gb',
          'size of the system disk, in GB.',
          p => p.diskGb,
        ),
      },
      identity: { type: 'UserAssigned', identity_ids: [identity.ref('id')] },
      network_interface: {
        name: 'private',
        primary: true,
        ip_configuration: {
          name: 'private',
          primary: true,
          subnet_id: subnet.id,
          load_balancer_backend_address_pool_ids: lazy(() => {
            const pool = balancer()?.pool;
            return pool && [pool.ref('id')];
          }),
        },
      },
      // Serial console and screen, in storage that Azure manages.
      boot_diagnostics: {},
      upgrade_mode: 'Rolling',
      rolling_upgrade_policy: {
        max_batch_instance_percent: 20,
        max_unhealthy_instance_percent: 20,
        max_unhealthy_upgraded_instance_percent: 20,
        pause_time_between_batches: 'PT1M',
        prioritize_unhealthy_instances_enabled: true,
        maximum_surge_instances_enabled: true,
      },
      ...(system === 'ubuntu-24.04' && {
        automatic_os_upgrade_policy: {
          enable_automatic_os_upgrade: true,
          disable_automatic_rollback: false,
        },
      }),
      // Who has no users is well as long as it runs.
      automatic_instance_repair: lazy(() =>
        balancer() ? { enabled: true, grace_period: 'PT30M' } : undefined,
      ),
      // Tells upgrades and repairs whether a machine answers.
      extension: {
        name: 'health',
        publisher: 'Microsoft.ManagedServices',
        type: 'ApplicationHealthLinux',
        type_handler_version: '1.0',
        automatic_upgrade_enabled: true,
        settings: call('jsonencode', {
          protocol: 'tcp',
          port: scope.structural(p => p.port),
        }),
      },
    },
    {
      dependsOn,
      // Load decides how many there are.
      lifecycle: { ignoreChanges: ['instances'] },
    },
  );
}
