import { groupFiles } from './groupFiles';

const file = (path: string, entityRef?: string) => ({
  path,
  entityRef,
  content: '',
});

describe('groupFiles', () => {
  it('puts each file where people look for it, entities first, sorted', () => {
    const groups = groupFiles([
      file('README.md'),
      file('network.tf'),
      file('environments/dev.tfvars'),
      file('orders_db.tf', 'resource:default/orders-db'),
      file('.github/workflows/terraform.yml'),
      file('checkout.tf', 'component:default/checkout'),
      file('stackgen.json'),
      file('backend.tf.json'),
    ]);
    expect(groups.map(g => [g.name, g.files.map(f => f.path)])).toEqual([
      ['entities', ['checkout.tf', 'orders_db.tf']],
      ['foundation', ['backend.tf.json', 'network.tf']],
      ['environments', ['environments/dev.tfvars']],
      ['ci', ['.github/workflows/terraform.yml']],
      ['other', ['README.md', 'stackgen.json']],
    ]);
  });

  it('leaves out groups that have no files', () => {
    expect(groupFiles([])).toEqual([]);
    expect(groupFiles([file('.gitlab-ci.yml')]).map(g => g.name)).toEqual([
      'ci',
    ]);
  });
});
