import { check } from './check.mjs';

export const lint = {
  name: 'lint',
  title: 'ESLint with the rules of Backstage',
  run: () => check('@backstage/cli/bin/backstage-cli', ['repo', 'lint']),
};
