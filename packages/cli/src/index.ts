import { EXIT } from './exitCodes';
import { runProgram } from './program';
import { processTerminal } from './Terminal';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // `stackgen types | head`: who reads has seen enough.
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });
}

runProgram(process.argv.slice(2), processTerminal).then(
  code => {
    process.exitCode = code;
  },
  error => {
    processTerminal.say(
      `This is a fault in stackgen; please report it.\n${
        error?.stack ?? error
      }`,
    );
    process.exitCode = EXIT.fault;
  },
);
