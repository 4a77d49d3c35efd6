import fc from 'fast-check';
import { isIdentifier, toIdentifier } from '.';
import { hostileText } from './__testUtils__/hostileText';

describe('toIdentifier', () => {
  it.each([
    ['orders-db', 'orders_db'],
    ['Orders.DB', 'orders_db'],
    ['ordersAPI', 'orders_api'],
    ['HTTPServer2', 'http_server2'],
    ['3scale', 'x_3scale'],
    ['--a__b..c--', 'a_b_c'],
    ['Zahlungsübersicht Straße', 'zahlungsubersicht_strasse'],
    ['__proto__', 'proto'],
  ])('makes of %s %s', (name, identifier) => {
    expect(toIdentifier(name)).toBe(identifier);
  });

  it('keeps names apart that have no ASCII letters', () => {
    expect(toIdentifier('目录')).toMatch(/^x_[0-9a-f]{8}$/);
    expect(toIdentifier('目录')).not.toBe(toIdentifier('каталог'));
    expect(toIdentifier('')).toMatch(/^x_[0-9a-f]{8}$/);
  });

  it('makes a Terraform name of everything, and keeps it', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const identifier = toIdentifier(text);
        expect(isIdentifier(identifier)).toBe(true);
        expect(toIdentifier(identifier)).toBe(identifier);
      }),
    );
  });
});
