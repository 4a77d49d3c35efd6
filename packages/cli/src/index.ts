import { runProgram } from './program';
import { processTerminal } from './Terminal';

runProgram(process.argv.slice(2), processTerminal).then(
  code => {
    process.exitCode = code;
  },
  error => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exitCode = 70;
  },
);
