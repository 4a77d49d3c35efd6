import {
  standardsSchema,
  type Cloud,
  type StandardsInput,
} from 'backstage-plugin-stackgen-common';
import { parse } from '@cdktn/hcl2json';
import { readExamples } from '../__testUtils__/readExamples';
import { generate, type GenerateInput } from '../generate';
import { defaultMapping } from '../mapping';

function shop(
  cloud: Cloud,
  standards: StandardsInput = {},
  format?: GenerateInput['format'],
) {
  const result = generate({
    entities: readExamples(),
    entityRefs: ['system:default/web-shop'],
    cloud,
    mapping: defaultMapping,
    standards: standardsSchema.parse({
      environmentsLayout: 'folders',
      ...standards,
    }),
    format,
  });
  const files: Record<string, string> = Object.fromEntries(
    result.files.map(({ path, content }) => [path, content]),
  );
  return { ...result, files };
}

describe.each(['aws', 'azure', 'gcp'] as const)(
  'a folder for each environment on %s',
  cloud => {
    const { files, resources, problems } = shop(cloud);

    it('calls the stack as a module that has no provider and no state', () => {
      const paths = Object.keys(files);
      for (const name of ['main', 'backend', 'providers', 'versions']) {
        expect(paths).toContain(`environments/production/${name}.tf`);
      }
      expect(paths).not.toContain('modules/stack/providers.tf');
      expect(paths).not.toContain('modules/stack/backend.tf');
      expect(paths.some(path => path.endsWith('.tfvars'))).toBe(false);
      expect(paths.filter(path => /^[^/.]*\.tf$/.test(path))).toEqual([]);
      expect(resources[0].file).toMatch(/^modules\/stack\//);
      expect(problems.map(({ severity }) => severity)).not.toContain('error');
    });

    it('gives every variable of the module that has no default, and no other', async () => {
      const module = await parse(
        'variables.tf',
        files['modules/stack/variables.tf'],
      );
      const declared = Object.entries(
        module.variable as Record<string, [{ default?: unknown }]>,
      );
      for (const environment of ['dev', 'production']) {
        const root = await parse(
          'main.tf',
          files[`environments/${environment}/main.tf`],
        );
        const { source, providers, ...inputs } = (
          root.module as { stack: [Record<string, unknown>] }
        ).stack[0];
        expect(source).toBe('../../modules/stack');
        const names = declared.map(([name]) => name);
        expect(names).toEqual(expect.arrayContaining(Object.keys(inputs)));
        expect(Object.keys(inputs)).toEqual(
          expect.arrayContaining(
            declared
              .filter(([, [block]]) => !('default' in block))
              .map(([name]) => name),
          ),
        );
        expect(inputs.environment).toBe(environment);
      }
    });

    it('sets its providers up without any variable', () => {
      const providers = files['environments/dev/providers.tf'];
      expect(providers).not.toContain('var.');
      expect(providers).not.toContain('local.');
    });

    it('shows what the module shows', () => {
      const names = (text: string) =>
        [...text.matchAll(/^output "(\w+)"/gm)].map(([, name]) => name);
      expect(names(files['environments/dev/outputs.tf'])).toEqual(
        names(files['modules/stack/outputs.tf']),
      );
    });

    it('is told by README, scanners and CI', () => {
      expect(files['README.md']).toContain(
        'terraform -chdir=environments/dev init\n',
      );
      expect(files['README.md']).not.toContain('-var-file');
      expect(files['.github/workflows/terraform.yml']).not.toContain(
        '-var-file',
      );
      for (const [, path] of files['.trivyignore.yaml'].matchAll(
        /^ {6}- "(.*)"$/gm,
      )) {
        expect(Object.keys(files)).toContain(path);
      }
    });

    it('has the same in JSON', () => {
      const json = shop(cloud, {}, 'json').files;
      expect(Object.keys(json).filter(path => path.includes('.tf.'))).toEqual([
        ...['dev', 'production', 'staging'].map(
          name => `environments/${name}/main.tf.json`,
        ),
        'modules/stack/main.tf.json',
      ]);
      const module = JSON.parse(json['modules/stack/main.tf.json']);
      expect(module).not.toHaveProperty('provider');
      expect(module.terraform).not.toHaveProperty('backend');
    });
  },
);

test('providers under other names come from the folder, in both syntaxes', () => {
  const hcl = shop('aws').files;
  expect(hcl['modules/stack/terraform.tf']).toContain(
    'configuration_aliases = [aws.us_east_1]',
  );
  expect(hcl['environments/dev/main.tf']).toContain(
    'aws.us_east_1 = aws.us_east_1',
  );
  const json = shop('aws', {}, 'json').files;
  const { terraform } = JSON.parse(json['modules/stack/main.tf.json']);
  expect(terraform.required_providers.aws.configuration_aliases).toEqual([
    'aws.us_east_1',
  ]);
  const { module } = JSON.parse(json['environments/dev/main.tf.json']);
  expect(module.stack.providers).toEqual({
    aws: 'aws',
    'aws.us_east_1': 'aws.us_east_1',
  });
});

test('each folder names its state, and its workspace of HCP Terraform', () => {
  expect(
    shop('aws', { stateBackend: { bucket: 'acme-state' } }).files[
      'environments/dev/backend.tf'
    ],
  ).toBe(`terraform {
  backend "s3" {
    region       = "eu-central-1"
    encrypt      = true
    use_lockfile = true
    bucket       = "acme-state"
    key          = "web-shop-aws/dev/terraform.tfstate"
  }
}
`);
  expect(
    shop('aws', {
      stateBackend: { type: 'hcp', organization: 'acme', project: 'shops' },
    }).files['environments/dev/backend.tf'],
  ).toBe(`terraform {
  cloud {
    organization = "acme"

    workspaces {
      project = "shops"
      name    = "web-shop-aws-dev"
    }
  }
}
`);
});
