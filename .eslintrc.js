module.exports = {
  root: true,
  overrides: [
    // No package of its own, whose settings would tell how to read it.
    {
      files: ['e2e/**/*.ts', 'playwright.config.ts'],
      parser: '@typescript-eslint/parser',
      parserOptions: { sourceType: 'module' },
    },
  ],
};
