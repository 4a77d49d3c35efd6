import {
  STATE_BACKENDS,
  standardsSchema,
  type Cloud,
  type StandardsInput,
} from 'backstage-plugin-stackgen-common';
import { parse } from '@cdktn/hcl2json';
import { renderBackendConfig } from '../terraform';
import { stateBackend } from './stateBackend';

function backendOf(options: {
  appStack?: string;
  cloud?: Cloud;
  region?: string;
  type?: (typeof STATE_BACKENDS)[number];
  settings?: StandardsInput['stateBackend'];
}) {
  const { appStack = 'shop', cloud = 'aws', type, settings } = options;
  return stateBackend({
    appStack,
    cloud,
    region: options.region ?? 'eu-central-1',
    standards: standardsSchema.parse({ stateBackend: { type, ...settings } }),
  });
}

describe('the state backend', () => {
  it('is the cloud’s own store when the standards name none', () => {
    expect(
      (['aws', 'azure', 'gcp', 'civo'] as const).map(
        cloud => backendOf({ cloud }).type,
      ),
    ).toEqual(['s3', 'azurerm', 'gcs', 's3']);
  });

  it('locks and encrypts, without any credentials', () => {
    expect(backendOf({}).shared).toEqual({
      region: 'eu-central-1',
      encrypt: true,
      use_lockfile: true,
    });
    for (const type of STATE_BACKENDS) {
      const backend = backendOf({ type });
      expect(
        JSON.stringify([backend.shared, backend.perEnvironment('dev')]),
      ).not.toMatch(/secret|password|access_key|token/i);
    }
  });

  it.each(STATE_BACKENDS)(
    'of type %s keeps each environment’s state apart, however long the names',
    type => {
      const appStack =
        'stack-of-a-company-with-a-very-long-name-indeed-and-more';
      const backend = backendOf({ appStack, type });
      const settings = ['dev', 'development-of-ours'].map(
        environment =>
          backend.workspace?.(environment) ??
          renderBackendConfig(backend.perEnvironment(environment)),
      );
      expect(new Set(settings).size).toBe(2);
      for (const text of settings) {
        expect(/^bucket += "(.*)"/m.exec(text)?.[1] ?? 'x').toMatch(
          /^[a-z0-9-]{1,63}$/,
        );
        expect(
          /^storage_account_name += "(.*)"/m.exec(text)?.[1] ?? 'x',
        ).toMatch(/^[a-z0-9]{1,24}$/);
      }
    },
  );

  it('writes what Terraform reads as a block as a block', async () => {
    const text = renderBackendConfig(
      backendOf({ type: 'remote' }).perEnvironment('dev'),
    );
    expect(text).toContain('workspaces {\n  name = "shop-dev"\n}\n');
    expect(await parse('dev.backend.hcl', text)).toMatchObject({
      organization: 'example',
      workspaces: [{ name: 'shop-dev' }],
    });
  });

  it('takes the organization’s places by their patterns', () => {
    const dev = (settings: StandardsInput['stateBackend']) =>
      backendOf({ settings }).perEnvironment('dev');
    expect(
      dev({ bucket: 'acme-{region}-state', key: '{environment}/{appStack}' }),
    ).toEqual({ bucket: 'acme-eu-central-1-state', key: 'dev/shop' });
    expect(
      dev({ type: 'azurerm', resourceGroup: 'state', storageAccount: 'acme' }),
    ).toEqual({
      resource_group_name: 'state',
      storage_account_name: 'acme',
      container_name: 'tfstate',
      key: 'shop/dev.tfstate',
    });
    expect(
      dev({
        type: 'http',
        address:
          'https://gitlab.acme.io/api/v4/projects/7/terraform/state/{appStack}-{environment}',
      }),
    ).toMatchObject({
      lock_address:
        'https://gitlab.acme.io/api/v4/projects/7/terraform/state/shop-dev/lock',
      lock_method: 'POST',
      unlock_method: 'DELETE',
    });
  });

  it('of HCP Terraform has a workspace for each environment, in a project', () => {
    const backend = backendOf({
      type: 'hcp',
      settings: { organization: 'acme', project: 'shop' },
    });
    expect(backend.shared).toEqual({
      organization: 'acme',
      workspaces: { project: 'shop' },
    });
    expect(backend.workspace?.('dev')).toBe('shop-dev');
    expect(backend.placeholders).toEqual([]);
    expect(backendOf({ type: 'hcp' }).placeholders).toEqual(['organization']);
  });

  it('asks a store that is not Amazon’s nothing that only AWS answers', () => {
    expect(backendOf({ cloud: 'civo', region: 'FRA1' }).shared).toMatchObject({
      region: 'fra1',
      endpoints: { s3: 'https://objectstore.fra1.civo.com' },
      skip_credentials_validation: true,
      skip_requesting_account_id: true,
    });
  });
});
