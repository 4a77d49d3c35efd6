import type { ParameterInfo } from 'backstage-plugin-stackgen-common';
import { readParameter, writeParameter } from './parameterText';

const info = (more: Partial<ParameterInfo>): ParameterInfo => ({
  name: 'p',
  title: 'P',
  description: 'D',
  type: 'string',
  required: false,
  perEnvironment: false,
  ...more,
});
const storage = info({ type: 'integer', minimum: 20, maximum: 100 });

describe('parameterText', () => {
  it.each([
    [storage, '50', { value: 50 }],
    [storage, ' 20 ', { value: 20 }],
    [storage, '', { value: undefined }],
    [storage, '19', { fault: { kind: 'minimum', minimum: 20 } }],
    [storage, '101', { fault: { kind: 'maximum', maximum: 100 } }],
    [storage, '20.5', { fault: { kind: 'integer' } }],
    [storage, '0x20', { fault: { kind: 'integer' } }],
    [info({ type: 'number' }), '1e3', { value: 1000 }],
    [info({ type: 'number' }), 'Infinity', { fault: { kind: 'number' } }],
    [info({ type: 'boolean' }), 'false', { value: false }],
    [
      info({ type: 'enum', options: ['a'] }),
      'b',
      { fault: { kind: 'option', options: ['a'] } },
    ],
    [info({ pattern: '^[a-z]+$' }), 'abc', { value: 'abc' }],
    [
      info({ pattern: '^[a-z]+$' }),
      'ABC',
      { fault: { kind: 'pattern', pattern: '^[a-z]+$' } },
    ],
    [info({ pattern: '([' }), 'anything', { value: 'anything' }],
    [info({ type: 'list' }), 'DE\n\n AT ', { value: ['DE', 'AT'] }],
    [
      info({ type: 'map' }),
      'LEVEL=debug\nURL = a=b\n',
      { value: { LEVEL: 'debug', URL: 'a=b' } },
    ],
    [info({ type: 'map' }), 'A=1\nB', { fault: { kind: 'map', line: 2 } }],
    [info({ type: 'map' }), '=1', { fault: { kind: 'map', line: 1 } }],
  ])('reads %j from %j', (parameter, text, expected) => {
    expect(readParameter(parameter as ParameterInfo, text as string)).toEqual(
      expected,
    );
  });

  it.each([
    [storage, 50, '50'],
    [info({ type: 'boolean' }), false, 'false'],
    [info({ type: 'list' }), ['DE', 'AT'], 'DE\nAT'],
    [info({ type: 'map' }), { LEVEL: 'debug' }, 'LEVEL=debug'],
    [info({}), '${not an expression}', '${not an expression}'],
  ])('writes %j of %j so that it reads back', (parameter, value, text) => {
    expect(writeParameter(parameter as ParameterInfo, value)).toBe(text);
    expect(readParameter(parameter as ParameterInfo, text)).toEqual({ value });
  });

  it('keeps a name like __proto__ as plain data', () => {
    const read = readParameter(info({ type: 'map' }), '__proto__=x');
    expect(Object.keys((read as { value: object }).value)).toEqual([
      '__proto__',
    ]);
  });
});
