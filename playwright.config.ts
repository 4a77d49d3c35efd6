import { defineConfig } from '@playwright/test';

/**
 * `npm test -- e2e` starts a portal of its own and sets PORTAL_URL and CHROMIUM_PATH. With a portal from `npm start`,
 * `yarn playwright test` works too.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // The tests share one portal, and each builds on a known state of it.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/result.json' }]],
  use: {
    baseURL: process.env.PORTAL_URL ?? 'http://localhost:3000',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        // Chromium refuses its sandbox to root, and CI containers run as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
