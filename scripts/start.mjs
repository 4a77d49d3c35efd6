// npm start: opens the demo portal. Works with any Node >= 18.
import { enter } from './lib/enter.mjs';

await enter('start');
