import { changeAddress, readAddress } from './Address';

describe('Address', () => {
  it('reads what it knows and falls back to the first view for anything else', () => {
    expect(
      readAddress(
        new URLSearchParams('stack=1&view=mapping&pane=<b>&file=a/b.tf'),
      ),
    ).toEqual({
      stack: '1',
      view: 'mapping',
      pane: 'terraform',
      file: 'a/b.tf',
      row: undefined,
      from: undefined,
      to: undefined,
      cloud: undefined,
      region: undefined,
    });
  });

  it('keeps the parameters of others, and removes what becomes undefined', () => {
    const params = new URLSearchParams('theirs=1&stack=a&file=x.tf');
    const search = changeAddress(params, { stack: 'b', file: undefined });
    expect(search).toBe('?theirs=1&stack=b');
    expect(params.get('file')).toBe('x.tf');
  });

  it('brings back every value that it wrote', () => {
    const search = changeAddress(new URLSearchParams(), {
      file: 'environments/dev & test.tfvars',
      row: 'resource · mainframe',
      from: '3',
      to: '1',
    });
    expect(readAddress(new URLSearchParams(search))).toMatchObject({
      file: 'environments/dev & test.tfvars',
      row: 'resource · mainframe',
    });
  });
});
