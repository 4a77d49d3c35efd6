import type { Value } from '../../terraform';
import { TMP_MOUNT, TMP_VOLUME } from './container';
import type { SharedMachine } from './SharedMachine';

/** Files in the cluster, as one workload uses them. */
export interface KubernetesVolume {
  /** What it is called within the namespace. */
  readonly name: string;
  /** Name of the claim that pods mount. */
  readonly claim: Value;
  /** Where its users find it: `/mnt/reports`. */
  readonly path: string;
  readonly readOnly: boolean;
  readonly machine: SharedMachine;
}

/**
 * What pods mount beside their temporary files: grows until the stack is
 * finished. A volume is on one machine at a time, so pods that use the same one
 * keep together. One label for all volumes of a machine: of several conditions,
 * only pods that meet all of them would count.
 * Sources: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes,
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
export class PodVolumes {
  readonly #volumes = new Map<string, KubernetesVolume>();

  add(volume: KubernetesVolume): void {
    this.#sorted()[0]?.machine.join(volume.machine);
    this.#volumes.set(volume.name, volume);
  }

  /** `volume` blocks. */
  blocks(): Value[] {
    return [
      TMP_VOLUME,
      // Not read-only here, which would hold for who may write as well: they
      // have the same volume, on the same machine.
      ...this.#sorted().map(({ name, claim }) => ({
        name,
        persistent_volume_claim: { claim_name: claim },
      })),
    ];
  }

  /** `volume_mount` blocks. */
  mounts(): Value[] {
    return [
      TMP_MOUNT,
      ...this.#sorted().map(({ name, path, readOnly }) => ({
        name,
        mount_path: path,
        read_only: readOnly,
      })),
    ];
  }

  /** What says which machine pods have to share. */
  labels(): { [key: string]: Value } {
    const [volume] = this.#sorted();
    return volume ? { volumes: volume.machine.name } : {};
  }

  /** Where pods have to run; undefined where it does not matter. */
  affinity(): Value | undefined {
    return this.#volumes.size === 0
      ? undefined
      : {
          pod_affinity: {
            required_during_scheduling_ignored_during_execution: {
              topology_key: 'kubernetes.io/hostname',
              label_selector: { match_labels: this.labels() },
            },
          },
        };
  }

  #sorted(): KubernetesVolume[] {
    return [...this.#volumes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, volume]) => volume);
  }
}
