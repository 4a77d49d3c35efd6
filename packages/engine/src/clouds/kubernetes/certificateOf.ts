import { call, type Value } from '../../terraform';

/**
 * What the API of a cluster is known by, from the base64 that clouds give. A
 * mocked cluster, as `terraform test` has them, may give any text: it is passed
 * on, and no real API is known by it.
 */
export function certificateOf(encoded: Value): Value {
  return call('try', call('base64decode', encoded), encoded);
}
