import { check } from './check.mjs';

/**
 * Needs the declarations that the step `types` has written. After an intended change, `yarn build:api-reports` writes
 * the reports anew.
 */
export const api = {
  name: 'api',
  title: 'API reports: what packages export, as it was agreed',
  run: () =>
    check('@backstage/repo-tools/bin/backstage-repo-tools', [
      'api-reports',
      '--ci',
      '--validate-release-tags',
      '--omit-messages',
      // The packages of a workspace see each other's source.
      'ae-wrong-input-file-type',
    ]),
};
