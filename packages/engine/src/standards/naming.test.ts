import fc from 'fast-check';
import { fitName, nameIn, type NameRule } from './naming';

const ENVIRONMENTS = ['dev', 'production'];
const PATTERN = '{appStack}-{environment}-{name}';

/** Whole names, one for each environment. */
function namesOf(options: {
  pattern?: string;
  name: string;
  appStack?: string;
  rule: NameRule;
  environments?: readonly string[];
}): string[] {
  const environments = options.environments ?? ENVIRONMENTS;
  const fitted = fitName({
    pattern: options.pattern ?? PATTERN,
    tokens: {
      appStack: options.appStack ?? 'shop',
      name: options.name,
      region: 'eu-central-1',
      cloud: 'aws',
    },
    environments,
    rule: options.rule,
  });
  return environments.map(environment => nameIn(fitted, environment));
}

const anyName = fc.oneof(
  fc.stringMatching(/^[a-z0-9]([a-z0-9_-]{0,60}[a-z0-9])?$/),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
);
const anyPattern = fc.constantFrom(
  PATTERN,
  '{environment}-{appStack}-{name}',
  'acme-{cloud}-{region}-{appStack}-{environment}-{name}',
  '{name}-{environment}',
  '--{appStack}--{environment}--{name}--',
);
const anyRule = fc.record({
  maxLength: fc.constantFrom(32, 40, 63, 64, 80, 255),
  reserve: fc.constantFrom(0, 5),
  letterFirst: fc.boolean(),
});

describe('names in the cloud', () => {
  it('fit, with allowed characters only, whatever they are made of', () => {
    fc.assert(
      fc.property(
        anyPattern,
        anyName,
        anyName,
        anyRule,
        (pattern, appStack, name, rule) => {
          for (const whole of namesOf({ pattern, appStack, name, rule })) {
            expect(whole.length).toBeLessThanOrEqual(
              rule.maxLength - rule.reserve,
            );
            expect(whole).toMatch(
              rule.letterFirst
                ? /^[a-z](-?[a-z0-9])*$/
                : /^[a-z0-9](-?[a-z0-9])*$/,
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are the same for the same input', () => {
    fc.assert(
      fc.property(anyName, anyRule, (name, rule) => {
        expect(namesOf({ name, rule })).toEqual(namesOf({ name, rule }));
      }),
    );
  });

  it('stay different when they are shortened, also between environments', () => {
    const long = 'service-of-everybody-who-shops-here-';
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,20}$/), {
          minLength: 2,
          maxLength: 5,
        }),
        endings => {
          const names = endings.flatMap(ending =>
            namesOf({ name: `${long}${ending}`, rule: { maxLength: 32 } }),
          );
          expect(new Set(names).size).toBe(names.length);
        },
      ),
    );
  });

  it('get a hash only when they are too long', () => {
    expect(namesOf({ name: 'orders-db', rule: { maxLength: 32 } })).toEqual([
      'shop-dev-orders-db',
      'shop-production-orders-db',
    ]);
    expect(
      namesOf({
        name: 'orders-db',
        appStack: 'web-shop-of-the-whole-company',
        rule: { maxLength: 40 },
      }),
    ).toEqual([
      expect.stringMatching(/^web-shop-of-dev-orders-db-[0-9a-f]{6}$/),
      expect.stringMatching(/^web-shop-of-production-orders-db-[0-9a-f]{6}$/),
    ]);
  });

  it('can do without separators, as storage accounts must', () => {
    expect(
      namesOf({ name: 'Bücher-1', rule: { maxLength: 24, separator: '' } }),
    ).toEqual(['shopdevbucher1', 'shopproductionbucher1']);
  });

  it('have room for every environment, whatever it is called', () => {
    const environments = ['eu-1', 'production-of-the-whole-company-in-europe'];
    const names = (rule: NameRule, of = environments) =>
      namesOf({ name: 'db', rule, environments: of });
    expect(names({ maxLength: 28 })).toEqual([
      expect.stringMatching(/^shop-[0-9a-f]{6}-db-[0-9a-f]{6}$/),
      expect.stringMatching(/^shop-[0-9a-f]{6}-db-[0-9a-f]{6}$/),
    ]);
    expect(new Set(names({ maxLength: 28 })).size).toBe(2);
    const compact: NameRule = { maxLength: 60, separator: '' };
    expect(names(compact)).toEqual([
      'shopeu1db',
      'shopproductionofthewholecompanyineuropedb',
    ]);
    // Without their dashes they would be one.
    expect(names(compact, ['eu-1', 'eu1'])).toEqual([
      expect.stringMatching(/^shop[0-9a-f]{6}db/),
      expect.stringMatching(/^shop[0-9a-f]{6}db/),
    ]);
  });

  it('have no word in them that the cloud keeps to itself', () => {
    const rule: NameRule = { maxLength: 40, neverWithin: /g[o0]{2}gle/g };
    expect(
      namesOf({ name: 'google-ads', appStack: 'not-g00gle', rule }),
    ).toEqual([
      'not-g00-gle-dev-goo-gle-ads',
      'not-g00-gle-production-goo-gle-ads',
    ]);
    const [dev, test] = namesOf({
      name: 'db',
      rule,
      environments: ['dev', 'google-test'],
    });
    expect(dev).toMatch(/^shop-[0-9a-f]{6}-db$/);
    expect(test).toMatch(/^shop-[0-9a-f]{6}-db$/);
    expect(dev).not.toBe(test);
  });

  it('begin with nothing that the cloud keeps to itself, also when shortened', () => {
    const rule: NameRule = { maxLength: 32, neverFirst: 'internal-' };
    expect(namesOf({ name: 'web', appStack: 'internal', rule })).toEqual([
      'x-internal-dev-web',
      'x-internal-production-web',
    ]);
    for (const whole of namesOf({
      name: 'web',
      appStack: 'internals-of-the-company',
      rule: { ...rule, maxLength: 30 },
    })) {
      expect(whole).not.toMatch(/^internal-/);
      expect(whole.length).toBeLessThanOrEqual(30);
    }
    expect(
      namesOf({
        pattern: '{environment}-{name}',
        name: 'web',
        rule,
        environments: ['dev', 'internal'],
      }),
    ).toEqual(['x-dev-web', 'x-internal-web']);
    expect(namesOf({ name: 'web', appStack: 'internals', rule })).toEqual([
      'internals-dev-web',
      'internals-production-web',
    ]);
  });
});
