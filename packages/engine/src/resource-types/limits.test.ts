import type { Cloud } from 'backstage-plugin-stackgen-common';
import { buildForTest } from './__testUtils__/buildForTest';

// What a cloud does otherwise than asked is told; by default where it always does.
test.each<[Cloud, string, Record<string, string | number>, string[]]>([
  ['azure', 'cache', {}, ['engine', 'snapshotDays']],
  [
    'azure',
    'cache',
    { engine: 'redis', version: '8.0', replicas: 3 },
    ['replicas', 'snapshotDays', 'version'],
  ],
  ['azure', 'container-service', { minReplicas: 100 }, []],
  ['azure', 'container-service', { maxReplicas: 301 }, ['maxReplicas']],
  ['azure', 'queue', {}, []],
  [
    'azure',
    'queue',
    { maxMessageBytes: 1024, receiveWaitSeconds: 0 },
    ['maxMessageBytes', 'receiveWaitSeconds'],
  ],
  ['gcp', 'queue', {}, []],
  [
    'gcp',
    'queue',
    { maxMessageBytes: 1024, receiveWaitSeconds: 0 },
    ['maxMessageBytes', 'receiveWaitSeconds'],
  ],
  ['azure', 'secret', { recoveryDays: 7 }, ['recoveryDays']],
  ['gcp', 'static-website', { edgeLocations: 'most' }, ['edgeLocations']],
  ['aws', 'document-database', { size: 'large' }, ['size']],
  ['gcp', 'document-database', { size: 'large' }, ['backupDays', 'size']],
  ['aws', 'kubernetes-cluster', { size: 'large' }, ['size']],
  ['civo', 'object-storage', {}, ['oldVersionDays']],
  [
    'civo',
    'mysql-database',
    {},
    ['backupDays', 'deletionProtection', 'version'],
  ],
  ['civo', 'postgres-database', {}, ['backupDays', 'deletionProtection']],
])('on %s a %s with %j tells of %j', (cloud, type, parameters, told) => {
  const { problems } = buildForTest(
    { it: { type, parameters } },
    [],
    undefined,
    cloud,
  );
  expect(
    problems
      .filter(({ code }) => /^parameter-(limited|without-effect)$/.test(code))
      .map(({ where }) => where.split(' → ')[1])
      .sort(),
  ).toEqual(told);
});
