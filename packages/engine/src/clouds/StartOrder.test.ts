import { StartOrder } from './StartOrder';

describe('StartOrder', () => {
  it('lets each wait for what it uses', () => {
    const order = new StartOrder<string>();
    expect(order.wait('shop', 'orders')).toBe(true);
    expect(order.wait('shop', 'mail')).toBe(true);
    expect(order.wait('orders', 'mail')).toBe(true);
    expect(order.wait('shop', 'orders')).toBe(true);
  });

  it('lets nobody wait for itself, not over others either', () => {
    const order = new StartOrder<string>();
    order.wait('shop', 'orders');
    order.wait('orders', 'mail');
    expect(order.wait('mail', 'shop')).toBe(false);
    expect(order.wait('mail', 'mail')).toBe(false);
    expect(order.wait('mail', 'stock')).toBe(true);
  });

  it('follows a chain however long it is', () => {
    const order = new StartOrder<number>();
    const last = 50_000;
    for (let one = 0; one < last; one++) {
      order.wait(one, one + 1);
    }
    expect(order.wait(last, 0)).toBe(false);
    expect(order.wait(0, last)).toBe(true);
  });
});
