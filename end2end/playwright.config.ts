// How the browser tests run: which browsers, against which server. What they test is in tests/.

import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/chromium.mjs';

const inCi = Boolean(process.env.CI);

export default defineConfig({
  testDir: './tests',
  outputDir: './test-results',
  globalSetup: './global-setup.ts',
  // One server, one shop, one stock: the tests share them and so run one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: inCi,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: inCi ? [['list'], ['html', { open: 'never', outputFolder: './playwright-report' }]] : [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions,
    locale: 'es-CL',
    timezoneId: 'America/Santiago',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: ['**/*.noscript.spec.ts', '**/*.phone.spec.ts'],
      use: { viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      testIgnore: ['**/*.noscript.spec.ts', '**/*.desktop.spec.ts'],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 },
    },
    {
      name: 'noscript',
      testMatch: ['**/*.noscript.spec.ts'],
      use: { viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
    },
  ],
});
