import type { Value } from '../../terraform';
import type { GcpSecretReference, GcpVolume } from './GcpImplementation';

/** Environment variables of a container, those of secrets by reference. */
export function environmentOf(
  environment: ReadonlyMap<string, Value>,
  secrets: ReadonlyMap<string, GcpSecretReference>,
): Value[] {
  return [
    ...sorted(environment).map(([name, value]) => ({ name, value })),
    ...sorted(secrets).map(([name, { secret }]) => ({
      name,
      value_source: {
        secret_key_ref: { secret: secret.ref('secret_id'), version: 'latest' },
      },
    })),
  ];
}

/** File systems of a container, and where it finds them. */
export function volumesOf(volumes: ReadonlyMap<string, GcpVolume>): {
  volumes: Value[];
  mounts: Value[];
} {
  const named = sorted(volumes).map(
    ([name, volume]) => [name.replace(/_+/g, '-'), volume] as const,
  );
  return {
    volumes: named.map(([name, { server, share, readOnly }]) => ({
      name,
      nfs: { server, path: share, read_only: readOnly },
    })),
    mounts: named.map(([name, { path }]) => ({ name, mount_path: path })),
  };
}

export function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
