import { createServer } from 'node:net';

/** Whether nobody on this machine listens on the port, on any of the addresses that `localhost` may mean. */
export async function isPortFree(port) {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0']) {
    const error = await tryListen(port, host);
    if (error?.code === 'EADDRINUSE' || error?.code === 'EACCES') {
      return false;
    }
  }
  return true;
}

/** A port that is free right now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

function tryListen(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
