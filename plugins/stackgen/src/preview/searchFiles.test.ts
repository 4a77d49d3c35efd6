import { searchFiles } from './searchFiles';

const files = [
  { path: 'network.tf', content: 'resource "aws_vpc" "main" {}' },
  {
    path: 'orders_db.tf',
    entityRef: 'resource:default/orders-db',
    content: 'resource "aws_db_instance" "orders_db" {}',
  },
];
const found = (text: string) => searchFiles(files, text).map(f => f.path);

describe('searchFiles', () => {
  it('finds by path, by entity and by text, whatever the case', () => {
    expect(found('NETWORK')).toEqual(['network.tf']);
    expect(found('resource:default/orders')).toEqual(['orders_db.tf']);
    expect(found(' aws_DB ')).toEqual(['orders_db.tf']);
  });

  it('shows everything for no words, and takes them literally', () => {
    expect(found('  ')).toEqual(['network.tf', 'orders_db.tf']);
    expect(found('.*')).toEqual([]);
  });
});
