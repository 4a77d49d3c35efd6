import {
  Call,
  Expression,
  isList,
  isObject,
  Reference,
  settle,
  Template,
  type Value,
} from '../../terraform/expression';

/**
 * A value as data that a test can compare: references as text in braces,
 * policies (`jsonencode`) as what they encode.
 */
export function plain(value: Value): unknown {
  const settled = settle(value);
  if (settled instanceof Reference) {
    return `{${[settled.address, ...settled.path.map(String)].join('.')}}`;
  }
  if (settled instanceof Template) {
    return settled.parts.map(part => plain(part)).join('');
  }
  if (settled instanceof Call) {
    return settled.name === 'jsonencode'
      ? plain(settled.args[0])
      : `${settled.name}()`;
  }
  if (settled instanceof Expression) {
    return settled.constructor.name;
  }
  if (isList(settled)) {
    return settled.map(plain);
  }
  return isObject(settled)
    ? Object.fromEntries(
        Object.entries(settled).map(([key, member]) => [key, plain(member)]),
      )
    : settled;
}
