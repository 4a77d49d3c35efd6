import type { Value } from '../../terraform';

/** A value of a Kubernetes secret, by reference. */
export interface KubernetesSecretReference {
  /** Name of the secret in the stack's namespace. */
  readonly secret: Value;
  readonly key: string;
}

/** What a container runs with: grows until the stack is finished. */
export class ContainerEnvironment {
  readonly #values = new Map<string, Value>();
  readonly #secrets = new Map<string, KubernetesSecretReference>();

  add(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  addSecret(name: string, secret: KubernetesSecretReference): void {
    this.#secrets.set(name, secret);
  }

  /** `env` blocks, sorted by name. */
  blocks(): Value[] {
    return [
      ...sorted(this.#values).map(([name, value]) => ({ name, value })),
      ...sorted(this.#secrets).map(([name, { secret, key }]) => ({
        name,
        value_from: { secret_key_ref: { name: secret, key } },
      })),
    ];
  }
}

/**
 * What every pod keeps to: no root, nothing to gain, a closed file system.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const POD_SECURITY = {
  run_as_non_root: true,
  run_as_user: '10001',
  run_as_group: '10001',
  fs_group: '10001',
  seccomp_profile: { type: 'RuntimeDefault' },
} as const;

export const CONTAINER_SECURITY = {
  allow_privilege_escalation: false,
  privileged: false,
  read_only_root_filesystem: true,
  run_as_non_root: true,
  capabilities: { drop: ['ALL'] },
  seccomp_profile: { type: 'RuntimeDefault' },
} as const;

/** The rest of the file system cannot be written to. */
export const TMP_VOLUME = { name: 'tmp', empty_dir: { size_limit: '256Mi' } };
export const TMP_MOUNT = { name: 'tmp', mount_path: '/tmp' };

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
