// npm run --silent stackgen -- …: the stackgen command line tool, run from its source. Works with any Node >= 18.
import { enter } from './lib/enter.mjs';

await enter('stackgen');
