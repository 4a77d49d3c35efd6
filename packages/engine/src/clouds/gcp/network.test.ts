import { standardsSchema } from 'backstage-plugin-stackgen-common';
import { EnvironmentValues } from '../../standards/EnvironmentValues';
import { checkDocument, TerraformDocument } from '../../terraform';
import { GcpFoundation } from './GcpFoundation';

type Nat = 'none' | 'single' | 'per-zone';

function networkWith(nats: Record<string, Nat>) {
  const document = TerraformDocument.create();
  const values = EnvironmentValues.create(Object.keys(nats));
  const gcp = new GcpFoundation({
    document,
    values,
    standards: standardsSchema.parse({
      environments: Object.entries(nats).map(([name, nat]) => ({
        name,
        network: { nat },
      })),
    }),
    region: 'europe-west3',
    appStack: 'shop',
    addresses: [],
  });
  values.variable('environment', 'Environment.', name => name);
  gcp.network.id();
  gcp.finish();
  values.declareIn(
    document.file('variables.tf', { provenance: { reason: 'Test.' } }),
  );
  expect(checkDocument(document)).toEqual([]);
  return { values, text: document.render().get('network.tf')! };
}

test('nothing reaches the internet unless the standards ask for NAT', () => {
  const { text } = networkWith({ dev: 'none', production: 'none' });
  expect(text).toContain('delete_default_routes_on_create = true');
  expect(text).not.toMatch(/router|dest_range\s+= "0\.0\.0\.0\/0"/);
});

test('one gateway serves all zones, and its rule says why it is open', () => {
  const { text } = networkWith({ dev: 'single', production: 'per-zone' });
  expect(text).toContain('resource "google_compute_router_nat" "main"');
  expect(text).toContain('#trivy:ignore:GCP-0035');
  expect(text).not.toContain('count');
});

test('where environments differ, a switch decides', () => {
  const { text, values } = networkWith({ dev: 'none', production: 'single' });
  expect(text).toContain('count = var.nat_enabled ? 1 : 0');
  expect(text).toContain('google_compute_router.main[0].name');
  expect(values.tfvars('dev').nat_enabled).toBe(false);
  expect(values.tfvars('production').nat_enabled).toBe(true);
});
