/** Names of blocks that belong to the stack as a whole. */
const BLOCKS = [
  'available',
  'commands',
  'current',
  'data',
  'database_monitoring',
  'endpoints',
  'flow_logs',
  'logs',
  'main',
  'private',
  'public',
  'public_internet',
  'this',
];

/** A node's file is `<address>.tf`; these belong to the stack as a whole. */
const FILES = [
  'backend',
  'compute',
  'containers',
  'data',
  'dns',
  'edge',
  'encryption',
  'identity',
  'imports',
  'kubernetes',
  'locals',
  'logs',
  'main',
  'messaging',
  'modules',
  'monitoring',
  'moved',
  'network',
  'outputs',
  'policies',
  'providers',
  'registry',
  'secrets',
  'storage',
  'terraform',
  'variables',
  'versions',
];

// Windows cannot check out a file of such a name, whatever its extension.
// Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const DEVICES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** One per availability zone, as `private_a`, `nat_b`, `public_c_internet`. */
const ZONES = /^(public|private|database|data|nat)_[a-z](_internet)?$/;

// Terraform merges such files over the others instead of reading them beside.
// Source: https://developer.hashicorp.com/terraform/language/files/override
const OVERRIDE_FILES = /(^|_)override$/;

/** `custom*.tf` belongs to the people who use the stack. */
const USER_FILES = /^custom/;

const RESERVED: ReadonlySet<string> = new Set([...BLOCKS, ...FILES]);

/** Whether no node may have this address. */
export function isReservedAddress(address: string): boolean {
  return (
    RESERVED.has(address) ||
    [DEVICES, ZONES, OVERRIDE_FILES, USER_FILES].some(pattern =>
      pattern.test(address),
    )
  );
}
