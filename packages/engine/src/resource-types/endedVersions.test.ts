import type { z } from 'zod';
import { checkParameters } from './checkParameters';
import { parameterFacts } from './parameterFacts';
import type { ParameterMeta } from './parameters';
import { RESOURCE_TYPES } from './registry';

const ended = RESOURCE_TYPES.flatMap(type =>
  Object.entries(type.parameters.shape).flatMap(([parameter, schema]) => {
    const { ended: versions = {} } = ((schema as z.ZodType).meta() ??
      {}) as Partial<ParameterMeta>;
    return Object.entries(versions).map(([version, day]) => ({
      name: type.name,
      type,
      parameter,
      version,
      day,
    }));
  }),
);

test.each(ended)(
  '$parameter $version of $name ended on $day: people are told, and what to take',
  ({ type, parameter, version, day }) => {
    expect(day).toMatch(/^20\d\d-\d\d-\d\d$/);
    const { options = [] } = parameterFacts(type).find(
      ({ name }) => name === parameter,
    )!;
    expect(options).not.toContain(version);
    const { values, problems } = checkParameters({
      type,
      values: { [parameter]: version },
      where: 'resource:default/orders',
      fromText: true,
    });
    expect(values).toEqual({});
    expect(problems).toEqual([
      {
        severity: 'error',
        code: 'version-ended',
        where: `resource:default/orders → ${parameter}`,
        message: expect.stringContaining(`ended on ${day}`),
        mend: expect.stringContaining(options.at(-1)!),
      },
    ]);
  },
);

test('a version that never was is wrong for another reason', () => {
  const [{ type, parameter }] = ended;
  expect(
    checkParameters({
      type,
      values: { [parameter]: 'x' },
      where: 'resource:default/orders',
    }).problems,
  ).toEqual([expect.objectContaining({ code: 'bad-parameter' })]);
});
