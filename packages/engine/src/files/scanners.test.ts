import { parse as parseHcl } from '@cdktn/hcl2json';
import { parse } from 'yaml';
import { checkovConfig, tflintConfig, trivyIgnore } from './scanners';

test('every accepted finding is listed once, with its files and its reasons', () => {
  const skips = [
    { trivy: 'AWS-0053', reason: 'On the internet.', path: 'b.tf' },
    { trivy: 'AWS-0010', reason: 'Logged: "elsewhere" #1', path: 'c.tf' },
    { trivy: 'AWS-0053', reason: 'On the internet.', path: 'a.tf' },
    { checkov: 'CKV_AWS_18', reason: 'Not for trivy.', path: 'a.tf' },
  ];
  expect(parse(trivyIgnore(skips))).toEqual({
    misconfigurations: [
      {
        id: 'AWS-0010',
        statement: 'Logged: "elsewhere" #1',
        paths: ['c.tf'],
      },
      {
        id: 'AWS-0053',
        statement: 'On the internet.',
        paths: ['a.tf', 'b.tf'],
      },
    ],
  });
  expect(parse(trivyIgnore([]))).toEqual({ misconfigurations: [] });
});

test('checkov reads Terraform in this folder', () => {
  expect(parse(checkovConfig())).toMatchObject({
    framework: ['terraform'],
    directory: ['.'],
  });
});

test('tflint has all rules on, but for the one about main.tf', async () => {
  expect(await parseHcl('.tflint.hcl', tflintConfig(undefined))).toMatchObject({
    plugin: { terraform: [{ enabled: true, preset: 'all' }] },
    rule: { terraform_standard_module_structure: [{ enabled: false }] },
  });
});
