// A worker that does what a task's `input.name` says, to test what is around it.
const { parentPort, threadId } = require('node:worker_threads');

const hoard = [];

parentPort.on('message', ({ input: { name } }) => {
  if (name === 'loop') {
    for (;;);
  }
  if (name === 'eat') {
    for (;;) {
      hoard.push(new Array(100_000).fill(Math.random()));
    }
  }
  if (name === 'fail') {
    throw new TypeError('something else');
  }
  if (name === 'exit') {
    process.exit(0);
  }
  parentPort.postMessage({
    result: { threadId, env: Object.keys(process.env) },
    heapBytes: name === 'grow' ? 1e12 : 1,
  });
});
