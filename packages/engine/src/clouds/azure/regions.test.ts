import { buildForTest } from '../../resource-types/__testUtils__/buildForTest';
import {
  AZURE_DEFAULT_REGION,
  AZURE_REGION_NAMES,
  AZURE_REGIONS,
} from './regions';

test('regions are named once, and the default is one of those with zones', () => {
  expect(new Set(AZURE_REGION_NAMES).size).toBe(AZURE_REGION_NAMES.length);
  expect(AZURE_REGIONS.map(({ name }) => name)).toContain(AZURE_DEFAULT_REGION);
});

test('where there are no zones, copies are kept in the region and its pair', () => {
  const stack = buildForTest(
    {
      shop: { type: 'container-service' },
      orders: {
        type: 'postgres-database',
        parameters: { highAvailability: true },
      },
    },
    [],
    'westus',
    'azure',
  );
  expect(
    stack.attributes('azurerm_container_app_environment.main')
      .zone_redundancy_enabled,
  ).toBe(false);
  expect(
    stack.attributes('azurerm_postgresql_flexible_server.orders'),
  ).toMatchObject({
    geo_redundant_backup_enabled: true,
    high_availability: { mode: 'SameZone' },
  });
});
