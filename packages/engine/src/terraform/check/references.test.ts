import {
  binary,
  call,
  dynamicBlock,
  forList,
  lazy,
  ref,
  template,
  type Value,
} from '..';
import { refersTo } from './references';

const vpc = ref('aws_vpc.main', 'id');
const refersToVpc = (value: Value) =>
  refersTo(value, address => address === 'aws_vpc.main');

test.each<[string, Value]>([
  ['an object', { network: { id: vpc } }],
  ['a list', ['text', [vpc]]],
  ['a lazy value', lazy(() => ({ id: vpc }))],
  ['a call', call('jsonencode', { id: vpc })],
  ['a template', template('vpc/', vpc)],
  ['a condition', binary('==', 'x', vpc)],
  ['an index', ref('aws_subnet.all', vpc)],
  ['a collection', forList(vpc, 'one', one => one)],
  ['each element', forList(ref('var.all'), 'one', () => vpc)],
  ['the number of blocks', dynamicBlock(vpc, one => ({ id: one }))],
  ['a block of many', dynamicBlock(ref('var.all'), () => ({ id: vpc }))],
])('a reference is found in %s', (_, value) => {
  expect(refersToVpc(value)).toBe(true);
});

test('text, other references and nothing at all refer to nothing', () => {
  const others = ['aws_vpc.main', '${aws_vpc.main.id}', 1, null, undefined];
  expect(refersToVpc([...others, ref('aws_vpc.other', 'id')])).toBe(false);
});
