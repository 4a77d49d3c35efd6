import { assignAddresses } from './addresses';
import { isReservedAddress } from './reservedAddresses';

function entity(ref: string, name?: string) {
  const [, kind, namespace, ownName] = /^(.*):(.*)\/(.*)$/.exec(ref)!;
  return { entityRef: ref, kind, namespace, name: name ?? ownName };
}

function assign(refs: string[], taken: Record<string, string> = {}) {
  return Object.fromEntries(
    assignAddresses(
      refs.map(ref => entity(ref)),
      new Map(Object.entries(taken)),
    ),
  );
}

describe('assignAddresses', () => {
  it('writes names in snake case', () => {
    const names = {
      'orders-db': 'orders_db',
      'Orders.DB': 'orders_db',
      paymentService: 'payment_service',
      'v2--api_': 'v2_api',
      Größe: 'gro_e',
    };
    for (const [name, address] of Object.entries(names)) {
      const ref = 'component:default/x';
      expect(assignAddresses([entity(ref, name)], new Map()).get(ref)).toBe(
        address,
      );
    }
  });

  it('makes do where a name is no identifier by itself', () => {
    expect(assign(['component:default/2fa'])).toEqual({
      'component:default/2fa': 'component_2fa',
    });
    const ref = 'component:default/x';
    const address = assignAddresses([entity(ref, '订单')], new Map()).get(ref);
    expect(address).toMatch(/^entity_component_[0-9a-f]{6}$/);
  });

  it('tells entities of one name apart by kind, then namespace, then a hash', () => {
    expect(
      assign([
        'component:default/orders',
        'component:other/orders',
        'component:third/orders',
        'component:third/or.ders',
        'component:third/or-ders',
        'component:third/or_ders',
        'component:third/or__ders',
        'resource:default/orders',
      ]),
    ).toEqual({
      'component:default/orders': 'orders',
      'component:other/orders': 'component_orders',
      'component:third/orders': 'component_third_orders',
      'component:third/or-ders': 'or_ders',
      'component:third/or.ders': 'component_or_ders',
      'component:third/or__ders': 'component_third_or_ders',
      'component:third/or_ders': expect.stringMatching(
        /^entity_or_ders_[0-9a-f]{6}$/,
      ),
      'resource:default/orders': 'resource_orders',
    });
  });

  it('leaves a plain name to its entity, not to one that makes way', () => {
    expect(
      assign([
        'component:default/orders',
        'resource:default/orders',
        'resource:default/resource-orders',
      ]),
    ).toEqual({
      'component:default/orders': 'orders',
      'resource:default/orders': 'resource_default_orders',
      'resource:default/resource-orders': 'resource_orders',
    });
  });

  it('keeps stored addresses, also those of entities that are not asked for', () => {
    expect(
      assign(['component:default/orders', 'resource:default/db'], {
        'resource:default/db': 'main_store',
        'api:default/orders': 'orders',
      }),
    ).toEqual({
      'component:default/orders': 'component_orders',
      'resource:default/db': 'main_store',
    });
  });

  it.each([
    ['main', 'component_main'],
    ['network', 'component_network'],
    ['private-a', 'component_private_a'],
    ['custom-api', 'component_custom_api'],
    ['aux', 'component_aux'],
    ['override', 'override_component'],
    ['cost-override', 'cost_override_component'],
  ])('never gives what belongs to others: %s becomes %s', (name, address) => {
    const ref = `component:default/${name}`;
    expect(assign([ref])).toEqual({ [ref]: address });
    expect(isReservedAddress(address)).toBe(false);
  });

  it('finds an address even where the kind is reserved as well', () => {
    const ref = 'custom:default/custom';
    expect(assign([ref])[ref]).toMatch(/^entity_custom_[0-9a-f]{6}$/);
  });

  it('shortens long names to 50 characters and tells them apart by a hash', () => {
    const long = 'a-very-long-name-that-goes-on-and-on-and-on-and-on-until';
    const addresses = Object.values(
      assign([`component:default/${long}-x`, `component:default/${long}-y`]),
    );
    expect(new Set(addresses).size).toBe(2);
    for (const address of addresses) {
      expect(address).toMatch(/^a_very_long_name.*_[0-9a-f]{6}$/);
      expect(address.length).toBeLessThanOrEqual(50);
    }
  });
});
