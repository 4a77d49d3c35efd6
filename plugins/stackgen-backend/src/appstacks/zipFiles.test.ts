import { strFromU8, unzipSync } from 'fflate';
import { zipFiles } from './zipFiles';

const files = [
  { path: 'main.tf', content: 'a = "\u{1F600} ${x}"\n' },
  { path: 'environments/dev.tfvars', content: '' },
];

describe('zipFiles', () => {
  it('keeps every byte', () => {
    const unzipped = unzipSync(zipFiles(files));
    expect(
      Object.entries(unzipped).map(([path, bytes]) => ({
        path,
        content: strFromU8(bytes),
      })),
    ).toEqual(files);
  });

  it('gives the same bytes at any time', () => {
    const before = zipFiles(files);
    jest.useFakeTimers({ now: new Date('2031-07-08T12:13:14Z') });
    const after = zipFiles(files);
    jest.useRealTimers();
    expect(after).toEqual(before);
    // DOS date of 1980-01-01, as every entry's local header has it.
    expect([...before.slice(10, 14)]).toEqual([0, 0, 0x21, 0]);
  });

  it.each(['../evil.tf', '/etc/passwd', 'a/../../b', 'a\\..\\b', 'C:x', ''])(
    'refuses the path %p',
    path => {
      expect(() => zipFiles([{ path, content: '' }])).toThrow('would leave');
    },
  );
});
