import { existsSync } from 'node:fs';
import { findProgram } from './findProgram.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser for end-to-end tests: CHROMIUM_PATH, else an installed Chromium or Chrome, else undefined. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) {
    return process.env.CHROMIUM_PATH;
  }
  for (const name of NAMES) {
    const path = findProgram(name);
    if (path) {
      return path;
    }
  }
  return MAC_APPS.find(path => existsSync(path));
}
