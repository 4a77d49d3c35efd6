import type { NodeScope } from '../resource-types/NodeScope';
import { buildForTest } from '../resource-types/__testUtils__/buildForTest';
import { mountFiles, type Link, type Part } from './connectNodes';

function link() {
  const report = jest.fn();
  const consumer = { label: 'Shop', report } as unknown as NodeScope;
  const provider = { address: 'reports' } as unknown as NodeScope;
  return {
    report,
    link: {
      access: 'read',
      consumer,
      provider,
      providerRef: 'resource:default/reports',
      uses: { addEnvironment: jest.fn() },
      offers: {},
      reason: '',
    } as Link<Part>,
  };
}

test('files are mounted as the access level says, and the consumer is told where', () => {
  const { link: one, report } = link();
  const mount = jest.fn();
  const variables = mountFiles(
    one,
    access => ({ path: '/mnt/reports', readOnly: access === 'read' }),
    mount,
  );
  expect(mount).toHaveBeenCalledWith(
    { path: '/mnt/reports', readOnly: true },
    one.provider,
  );
  expect(variables).toEqual({ PATH: '/mnt/reports' });
  expect(report).not.toHaveBeenCalled();
});

test('a consumer that cannot mount files gets no path, and is told what could', () => {
  const { link: one, report } = link();
  expect(mountFiles(one, () => ({ path: '/mnt/reports' }), undefined)).toEqual(
    {},
  );
  expect(report).toHaveBeenCalledWith(
    'resource:default/reports',
    expect.objectContaining({
      severity: 'warning',
      code: 'volume-not-mounted',
    }),
  );
});

test('nothing is said of files where there are none', () => {
  const { link: one, report } = link();
  expect(mountFiles(one, undefined, undefined)).toEqual({});
  expect(report).not.toHaveBeenCalled();
});

test.each(['aws', 'azure', 'gcp'] as const)(
  'on %s it is said that a queue can do nothing with a bucket',
  cloud => {
    const { problems, opened } = buildForTest(
      { jobs: { type: 'queue' }, files: { type: 'object-storage' } },
      [['jobs', 'readwrite', 'files']],
      undefined,
      cloud,
    );
    expect(opened).toEqual([]);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'connection-without-effect',
        where: expect.stringContaining('jobs → resource:default/files'),
      }),
    );
  },
);
