import type { CivoFoundation } from '../../clouds/civo/CivoFoundation';
import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { entityAnnotations } from '../../clouds/kubernetes/labels';
import { SharedMachine } from '../../clouds/kubernetes/SharedMachine';
import { preventDestroy } from '../../clouds/preventDestroy';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { mountPathOf, type FileStorageParameters } from './definition';

type Scope = NodeScope<FileStorageParameters>;

/** Source: https://www.civo.com/docs/kubernetes/kubernetes-volumes */
const STORAGE_CLASS = 'civo-volume';

export const civoVolume: CivoImplementation<FileStorageParameters> = {
  name: 'kubernetes-volume',
  title: 'Civo volume in Kubernetes',
  limits: [
    {
      parameter: 'highAvailability',
      applies: p => p.highAvailability,
      effect: 'none',
      message: 'A Civo volume is in one place, and on one machine at a time.',
      mend: 'Keep what must be reached at any time in object-storage.',
    },
  ],
  build(scope, civo) {
    reportWhatIsDifferent(scope);
    const node = scope as unknown as NodeScope;
    const path = scope.structural(p => mountPathOf(p, scope.address));
    let claim: BlockHandle | undefined;
    let machine: SharedMachine | undefined;
    // In whichever cluster its users run, which is known when all are there.
    const ensure = () => (claim ??= createClaim(scope, civo));
    civo.onFinish(ensure);
    return {
      provides: {
        volume: access => {
          const name = civo.kubernetes.namespace.nameOf(node);
          machine ??= new SharedMachine(name);
          return {
            name,
            claim: ensure().ref('metadata', 0, 'name'),
            path,
            readOnly: access === 'read',
            machine,
          };
        },
        environment: { PATH: path },
      },
    };
  },
};

function createClaim(scope: Scope, civo: CivoFoundation): BlockHandle {
  const { namespace } = civo.kubernetes;
  return scope.resource(
    'kubernetes_persistent_volume_claim_v1',
    undefined,
    {
      metadata: {
        name: namespace.nameOf(scope as unknown as NodeScope),
        namespace: namespace.name(),
        labels: namespace.labels(),
        annotations: entityAnnotations(scope.node),
      },
      // It is made when the first pod mounts it.
      wait_until_bound: false,
      spec: {
        access_modes: ['ReadWriteOnce'],
        storage_class_name: STORAGE_CLASS,
        resources: {
          requests: {
            storage: scope.value(
              'capacity',
              'size of the volume; it can only grow.',
              p => `${p.capacityGb}Gi`,
            ),
          },
        },
      },
    },
    { lifecycle: preventDestroy(scope) },
  );
}

function reportWhatIsDifferent(scope: Scope): void {
  scope.report('users', {
    severity: 'info',
    code: 'one-machine',
    message:
      'A Civo volume is on one machine of the cluster at a time, so all pods that mount it run on that machine; pods on several machines cannot share it.',
    mend: 'Keep files that many pods work on in object-storage.',
  });
  scope.report('backup', {
    severity: 'info',
    code: 'no-scheduled-backup',
    message: 'Civo makes no backups of volumes, and takes no keys of yours.',
    mend: 'Let a scheduled-job copy what must not be lost to object-storage.',
  });
}
