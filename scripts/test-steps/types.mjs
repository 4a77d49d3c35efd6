import { check } from './check.mjs';

export const types = {
  name: 'types',
  title: 'TypeScript',
  run: () => check('typescript/bin/tsc', []),
};
