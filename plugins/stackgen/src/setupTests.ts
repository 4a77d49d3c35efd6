import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A whole app is rendered, on machines that do other things beside.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);

// What one test leaves unsaved is nothing to the next.
afterEach(() => window.sessionStorage.clear());

// Material UI 4 uses findDOMNode, which React's strict mode complains about in
// every test; nothing here can change that, and it buries what matters.
// eslint-disable-next-line no-console
const report = console.error;
// eslint-disable-next-line no-console
console.error = (...parts: unknown[]) => {
  if (!String(parts[0]).includes('findDOMNode is deprecated')) {
    report(...parts);
  }
};
