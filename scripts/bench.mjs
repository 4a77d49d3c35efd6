// yarn bench: how fast the engine is. Works with any Node >= 18.
import { enter } from './lib/enter.mjs';

await enter('bench');
