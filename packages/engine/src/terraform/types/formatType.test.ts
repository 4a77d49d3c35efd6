import { formatType } from './formatType';

describe('formatType', () => {
  it.each([
    [' string ', 'string'],
    ['list( map(number))', 'list(map(number))'],
    ['tuple([string,bool,])', 'tuple([string, bool])'],
    ['object({})', 'object({})'],
    [
      'object({a=string,\n b = optional(set(any)) })',
      'object({ a = string, b = optional(set(any)) })',
    ],
  ])('writes %s as %s', (text, formatted) => {
    expect(formatType(text)).toBe(formatted);
  });

  it.each([
    '',
    'text',
    'list',
    'list()',
    'list(string',
    'list(string))',
    'string\n}\nresource "a" "b" {',
    'object({ a: string })',
    'object({ "a" = string })',
    'tuple(string)',
    'constructor(string)',
  ])('refuses %j', text => {
    expect(() => formatType(text)).toThrow('is not a type constraint');
  });
});
