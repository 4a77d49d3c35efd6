import { buildForTest } from '../__testUtils__/buildForTest';

test.each([
  ['aws', 'aws_db_instance.orders', { engine_version: '18' }, []],
  ['azure', 'azurerm_postgresql_flexible_server.orders', { version: '18' }, []],
  [
    'gcp',
    'google_sql_database_instance.orders',
    { database_version: 'POSTGRES_18' },
    [],
  ],
  ['civo', 'civo_database.orders', { version: '17' }, ['parameter-limited']],
] as const)(
  'on %s the newest version is taken where it is offered, and else people are told',
  (cloud, address, attributes, codes) => {
    const stack = buildForTest(
      {
        orders: { type: 'postgres-database', parameters: { version: '18' } },
      },
      [],
      undefined,
      cloud,
    );
    expect(stack.attributes(address)).toMatchObject(attributes);
    expect(
      stack.problems
        .filter(({ where }) => where.endsWith('→ version'))
        .map(({ code }) => code),
    ).toEqual(codes);
  },
);
