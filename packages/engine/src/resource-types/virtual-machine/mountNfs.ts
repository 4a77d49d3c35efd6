import { template, type Expression, type Value } from '../../terraform';

/** A folder of another server. */
interface NfsVolume {
  readonly path: string;
  readonly server: Expression;
  readonly share: Value;
  readonly readOnly: boolean;
}

/**
 * Mounts folders at every start. Debian and Ubuntu install the client first,
 * unless their image has it.
 */
export function mountNfs(
  volumes: ReadonlyMap<string, NfsVolume>,
  options = 'vers=3,nolock',
): (string | Expression)[] {
  if (volumes.size === 0) {
    return [];
  }
  return [
    'command -v mount.nfs > /dev/null || (apt-get update && apt-get install -y nfs-common)',
    ...[...volumes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, { path, server, share, readOnly }]) => [
        `mkdir -p ${path}`,
        template(
          `mountpoint -q ${path} || mount -t nfs -o ${
            readOnly ? 'ro' : 'rw'
          },${options} `,
          server,
          ':',
          share as string | Expression,
          ` ${path}`,
        ),
      ]),
  ];
}
