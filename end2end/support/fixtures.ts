// What every browser test starts from: the running demo, and the rule that no page may log an error.
// Tests import `test` and `expect` from here, never from Playwright.

import { type BrowserContext, expect, test as base } from '@playwright/test';
import type { DemoInfo } from './demo';

/** Errors that pages of the watched contexts logged or threw. */
export interface PageErrors {
  /** Also watches a context the test opened itself (a second person). */
  watch(context: BrowserContext): void;
  /** Takes errors with such a text as expected, for a test that provokes one. */
  expected(text: RegExp): void;
}

interface Fixtures {
  demo: DemoInfo;
  errors: PageErrors;
}

export const test = base.extend<Fixtures>({
  demo: async ({}, use) => {
    const info = process.env.LIVESELL_DEMO;
    if (!info) {
      throw new Error('the demo is not running; start the browser tests with ./test browser');
    }
    await use(JSON.parse(info) as DemoInfo);
  },

  baseURL: async ({ demo }, use) => {
    await use(demo.app);
  },

  errors: [
    async ({ context }, use) => {
      const found: string[] = [];
      const allowed: RegExp[] = [];
      const watch = (watched: BrowserContext) => {
        watched.on('weberror', (error) => found.push(`${error.page()?.url()}: ${error.error()}`));
        watched.on('console', (message) => {
          if (message.type() === 'error') {
            found.push(`${message.page()?.url()}: ${message.text()} (${message.location().url})`);
          }
        });
      };
      watch(context);
      await use({ watch, expected: (text) => allowed.push(text) });
      const unexpected = found.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(unexpected, 'errors in the browser').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
