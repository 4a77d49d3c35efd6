import {
  STATE_BACKENDS,
  standardsSchema,
  type Cloud,
} from 'backstage-plugin-stackgen-common';
import { parse } from '@cdktn/hcl2json';
import { renderBackendConfig } from '../terraform';
import { stateBackend } from './stateBackend';

function backendOf(options: {
  appStack?: string;
  cloud?: Cloud;
  type?: (typeof STATE_BACKENDS)[number];
}) {
  const { appStack = 'shop', cloud = 'aws', type } = options;
  return stateBackend({
    appStack,
    cloud,
    region: 'eu-central-1',
    standards: standardsSchema.parse({ stateBackend: { type } }),
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
      const settings = ['dev', 'development-of-ours'].map(environment =>
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
});
