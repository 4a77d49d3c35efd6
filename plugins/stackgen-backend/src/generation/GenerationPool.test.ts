import { mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { GenerationPool } from './GenerationPool';
import type { GenerationTask } from './GenerationTask';

jest.setTimeout(60_000);

const file = resolvePackagePath(
  'backstage-plugin-stackgen-backend',
  'src/__testUtils__/obedientWorker.js',
);

describe('GenerationPool', () => {
  let pool: GenerationPool;

  function createPool(generation?: object) {
    const data = generation && { stackgen: { generation } };
    const config = mockServices.rootConfig({ data });
    pool = GenerationPool.create({ config, file });
  }

  async function run(
    name: string,
  ): Promise<{ threadId: number; env: string[] }> {
    return (await pool.run({ input: { name } } as GenerationTask)) as any;
  }

  afterEach(async () => {
    await pool.stop();
  });

  it('keeps a thread for the next task, and starts no more than allowed', async () => {
    createPool({ workers: 2 });
    const first = await run('ok');
    expect(await run('ok')).toEqual(first);
    const many = await Promise.all(Array.from({ length: 20 }, () => run('ok')));
    expect(new Set(many.map(({ threadId }) => threadId)).size).toBe(2);
  });

  it('gives the threads none of the environment', async () => {
    createPool();
    const { env } = await run('ok');
    expect(env).toContain('NODE_ENV');
    expect(env).not.toContain('PATH');
  });

  it('ends a task that takes too long, and those that waited still run', async () => {
    createPool({ workers: 1, timeoutSeconds: 1 });
    const endless = run('loop');
    const waiting = run('ok');
    await expect(endless).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /longer than 1 seconds.*stackgen\.generation\.timeoutSeconds/,
      ),
    });
    await expect(waiting).resolves.toBeDefined();
  });

  it('ends a task that takes too much memory', async () => {
    createPool({ maxMemoryMb: 64 });
    await expect(run('eat')).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/too large.*64 MB/),
    });
    await expect(run('ok')).resolves.toBeDefined();
  });

  it('goes on after a thread failed or ended', async () => {
    createPool({ workers: 1 });
    await expect(run('fail')).rejects.toThrow('something else');
    await expect(run('exit')).rejects.toThrow('ended unexpectedly');
    await expect(run('ok')).resolves.toBeDefined();
  });

  it('replaces a thread whose heap has grown', async () => {
    createPool({ workers: 1 });
    const first = await run('grow');
    for (let task = 2; task < 50; task++) {
      expect(await run('grow')).toEqual(first);
    }
    await run('grow');
    expect((await run('ok')).threadId).not.toBe(first.threadId);
  });

  it('refuses more than can wait, and everything after it was stopped', async () => {
    createPool({ workers: 1, timeoutSeconds: 1 });
    const running = run('loop');
    const waiting = Array.from({ length: 100 }, () => run('ok'));
    await expect(run('ok')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('at the same time'),
    });
    await pool.stop();
    await Promise.allSettled([running, ...waiting]);
    await expect(run('ok')).rejects.toThrow('shutting down');
  });

  it('names every mistake in its configuration, on use', async () => {
    createPool({ timeoutSeconds: 'soon', worker: 3 });
    await expect(run('ok')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /stackgen\.generation\.timeoutSeconds: .*stackgen\.generation\.worker: /,
      ),
    });
  });
});
