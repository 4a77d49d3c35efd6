import {
  binary,
  call,
  conditional,
  forList,
  forObject,
  index,
  lazy,
  local,
  ref,
  SPLAT,
  template,
  unary,
  variable,
} from '.';
import type { Value } from '.';
import { inline } from './hcl/inline';

describe('expressions', () => {
  const x = variable('x');

  it.each<[string, Value]>([
    ['aws_vpc.main.id', ref('aws_vpc.main', 'id')],
    ['aws_subnet.a[*].id', ref('aws_subnet.a', SPLAT, 'id')],
    ['aws_subnet.a[0].tags["a b"]', ref('aws_subnet.a', 0, 'tags', 'a b')],
    ['aws_subnet.a["a"].id', ref('aws_subnet.a', template('a'), 'id')],
    ['aws_subnet.a[each.key]', ref('aws_subnet.a', ref('each.key'))],
    ['local.tags.Owner', local('tags', 'Owner')],
    ['tolist(var.x)[0].name', index(call('tolist', x), 0, 'name')],
    ['(var.x ? [1] : [])[0]', index(conditional(x, [1], []), 0)],
    ['cidrsubnet(var.x, 4, -1)', call('cidrsubnet', x, 4, -1)],
    ['provider::aws::arn_parse(var.x)', call('provider::aws::arn_parse', x)],
    ['"a-${var.x}"', template('a-', x)],
    ['"${"$"}${var.x}{"', template('$', x, '{')],
    ['"$${x}"', template('$', '{x}')],
    ['"a-b-${var.x}"', template('a-', template('b-', x))],
    ['var.x', template(x)],
    ['""', template()],
    ['(1 + 2) * -var.x', binary('*', binary('+', 1, 2), unary('-', x))],
    [
      'var.x || true || (1 > 2)',
      binary('||', binary('||', x, true), binary('>', 1, 2)),
    ],
    ['!(var.x == null)', unary('!', binary('==', x, null))],
    ['(var.x ? 1 : 2) > 1', binary('>', conditional(x, 1, 2), 1)],
    ['[for v in var.x : v.id]', forList(x, 'v', v => v.at('id'))],
    [
      '{ for k, v in var.x : k => v if v != "" }',
      forObject(x, ['k', 'v'], (k, v) => [k, v], {
        when: (_, v) => binary('!=', v, ''),
      }),
    ],
    ['{ a = 1, "b c" = [true, null] }', { a: 1, 'b c': [true, null] }],
    ['{ "for" = 1, "null" = 2, a-b = 3 }', { for: 1, null: 2, 'a-b': 3 }],
    ['[1]', [undefined, lazy(() => lazy(() => 1)), lazy(() => undefined)]],
  ])('%s', (expected, value) => {
    expect(inline(value)).toBe(expected);
  });

  it.each([
    () => ref('aws_vpc.main}'),
    () => ref('aws_vpc..id'),
    () => ref(''),
    () => variable('a b'),
    () => local('1st'),
    () => call('file("/etc/passwd")'),
    () => binary('+ 1 +' as '+', 1, 2),
    () => unary('-1 -' as '-', 1),
    () => forList([], 'x in y : z', v => v),
  ])('refuses what would be code: %s', make => {
    expect(make).toThrow();
  });
});
