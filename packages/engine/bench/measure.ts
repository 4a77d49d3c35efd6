import { measureCdktf } from './measureCdktf';
import { measureEngine } from './measureEngine';
import { measureSyncs } from './measureSyncs';
import { measureWriting } from './measureWriting';

// One measurement in a process of its own, so that memory is its own, too.
const [what, ...args] = process.argv.slice(2);
const [first, second] = args.map(Number);
const measures: Record<string, () => unknown> = {
  engine: () => measureEngine(first),
  writing: () => measureWriting(first),
  cdktf: () => measureCdktf(first, args[1]),
  syncs: () => measureSyncs(first, second),
  baseline: () => ({
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
  }),
};
process.stdout.write(JSON.stringify(measures[what]()));
