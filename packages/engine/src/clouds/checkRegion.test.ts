import { standardsSchema } from 'backstage-plugin-stackgen-common';
import { checkRegion } from './checkRegion';

const standards = standardsSchema.parse({
  name: 'acme',
  regions: { aws: { allowed: ['eu-central-1', 'eu-west-1'] } },
});

test('a region that the standards do not allow is an error that names the allowed ones', () => {
  expect(checkRegion('aws', 'eu-west-1', standards)).toEqual([]);
  expect(checkRegion('aws', 'us-east-1', standards)).toEqual([
    expect.objectContaining({
      severity: 'error',
      code: 'region-not-allowed',
      where: 'region us-east-1',
      mend: 'Choose one of eu-central-1, eu-west-1.',
    }),
  ]);
});

test('a region that the cloud is not known to have is a warning, with the nearest', () => {
  const all = standardsSchema.parse({});
  expect(checkRegion('aws', 'eu-south-2', all)).toEqual([]);
  expect(checkRegion('aws', 'eu-centrl-1', all)).toEqual([
    expect.objectContaining({
      severity: 'warning',
      mend: 'Did you mean eu-central-1?',
    }),
  ]);
});
