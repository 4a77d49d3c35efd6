import { distinctPlaces } from './ruleOrder';

const places = (wanted: Record<string, number>) =>
  Object.fromEntries(distinctPlaces(new Map(Object.entries(wanted))));

test('rules that want different places keep them', () => {
  expect(places({ b: 300, a: 310 })).toEqual({ b: 300, a: 310 });
});

test('of rules that want one place, the first by name keeps it, and the others move on past all that are wanted', () => {
  expect(places({ c: 300, a: 300, b: 300, next: 301 })).toEqual({
    a: 300,
    b: 302,
    c: 303,
    next: 301,
  });
});

test('the order in which rules come does not matter', () => {
  const wanted = { a: 300, b: 300, c: 301, d: 301 };
  const turned = Object.fromEntries(Object.entries(wanted).reverse());
  expect(places(turned)).toEqual(places(wanted));
});
