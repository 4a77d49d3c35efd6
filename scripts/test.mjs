// npm test [-- step…]: every check there is, or only the named steps. Works with any Node >= 18.
import { enter } from './lib/enter.mjs';

await enter('test');
