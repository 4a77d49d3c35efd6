import type { Cloud } from 'backstage-plugin-stackgen-common';
import type { References } from './cdktfProgram';
import { measureCdktf } from './measureCdktf';
import { measureEngine } from './measureEngine';
import { measurePolicies } from './measurePolicies';
import { measureResync } from './measureResync';
import { measureSyncs } from './measureSyncs';
import { measureWriting } from './measureWriting';

// One measurement in a process of its own, so that memory is its own, too.
const [what, ...args] = process.argv.slice(2);
const cloud = args[0] as Cloud;
const measures: Record<string, () => unknown> = {
  engine: () => measureEngine(cloud, Number(args[1])),
  cdktf: () =>
    measureCdktf(cloud, Number(args[1]), args[2], args[3] as References),
  writing: () => measureWriting(cloud, Number(args[1])),
  policies: () => measurePolicies(Number(args[0])),
  resync: () => measureResync(Number(args[0])),
  syncs: () => measureSyncs(Number(args[0]), Number(args[1])),
  baseline: () => ({
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
  }),
};
process.stdout.write(JSON.stringify(measures[what]()));
