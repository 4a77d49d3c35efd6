import type { Standards } from 'backstage-plugin-stackgen-common';
import { doubt, mistake, type Finding } from './Finding';

/**
 * Largest range of a VPC on AWS, and the smallest that can be cut into
 * sixteenths of at least 16 addresses.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const LARGEST = 16;
const SMALLEST = 24;

/** Source: https://www.rfc-editor.org/rfc/rfc1918 and rfc6598 */
const PRIVATE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
].map(rangeOf);

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Whether the networks' ranges can be used, and can be joined some day. */
export function checkNetworks({ network, environments }: Standards): Finding[] {
  const makesOwn = environments.map(
    environment => (environment.network.mode ?? network.mode) === 'create',
  );
  const own = environments.flatMap((environment, index) =>
    environment.network.cidr === undefined || !makesOwn[index]
      ? []
      : [
          {
            name: environment.name,
            cidr: environment.network.cidr,
            path: ['environments', index, 'network', 'cidr'],
          },
        ],
  );
  // What no environment uses harms nobody.
  const inherited = own.length < makesOwn.filter(Boolean).length;
  const ranges = [
    ...own,
    ...(inherited
      ? [
          {
            name: 'the others',
            cidr: network.cidr,
            path: ['network', 'cidr'],
          },
        ]
      : []),
  ];
  return [
    ...checkModes({ network, environments }),
    ...ranges.flatMap(({ path, cidr }) => checkRange(path, cidr)),
    ...ranges.flatMap(({ path, cidr, name }, index) =>
      ranges
        .slice(0, index)
        .filter(other => overlap(rangeOf(other.cidr), rangeOf(cidr)))
        .map(other =>
          doubt(
            path,
            `The range ${cidr} of ${name} overlaps with ${other.cidr} of ${other.name}: the two can never be connected.`,
            'Give each environment a range of its own.',
          ),
        ),
    ),
  ];
}

// The same code serves all environments: it looks networks up in one way.
function checkModes({
  network,
  environments,
}: Pick<Standards, 'network' | 'environments'>): Finding[] {
  const modes = environments.map(
    ({ network: own }) => own.mode ?? network.mode,
  );
  const other = modes.indexOf('byTags');
  return modes.includes('byIds') && other >= 0
    ? [
        mistake(
          ['environments', other, 'network', 'mode'],
          'Some environments know their network by ids and others by tags.',
          'Let all that join a network do so in the same way.',
        ),
      ]
    : [];
}

function checkRange(path: Finding['path'], cidr: string): Finding[] {
  const size = Number(cidr.split('/')[1]);
  const range = rangeOf(cidr);
  if (size < LARGEST || size > SMALLEST) {
    return [
      mistake(
        path,
        `A network has a range from /${LARGEST} to /${SMALLEST}; this is /${size}.`,
        `Write something like ${cidr.split('/')[0]}/20.`,
      ),
    ];
  }
  if (addressOf(cidr.split('/')[0]) !== range.first) {
    return [
      mistake(
        path,
        `The range does not begin at ${cidr.split('/')[0]}.`,
        `Write ${textOf(range.first)}/${size}.`,
      ),
    ];
  }
  return PRIVATE.some(
    ({ first, last }) => range.first >= first && range.last <= last,
  )
    ? []
    : [
        doubt(
          path,
          'These addresses belong to somebody on the internet, who cannot be reached from the network then.',
          'Take a private range: 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
        ),
      ];
}

function overlap(a: Range, b: Range): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function rangeOf(cidr: string): Range {
  const [address, size] = cidr.split('/');
  const length = 2 ** (32 - Number(size));
  const first = Math.floor(addressOf(address) / length) * length;
  return { first, last: first + length - 1 };
}

function addressOf(text: string): number {
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function textOf(address: number): string {
  return [24, 16, 8, 0]
    .map(bits => Math.floor(address / 2 ** bits) % 256)
    .join('.');
}
