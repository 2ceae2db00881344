// How the browser tests run: which browsers, against which server. What they test is in tests/.

import { existsSync } from 'node:fs';
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

// The system's Chromium where there is one; where there is none, scripts/setup.sh installed Playwright's own.
const systemChromium = '/usr/bin/chromium';

const launchOptions: NonNullable<PlaywrightTestConfig['use']>['launchOptions'] = {
  executablePath: existsSync(systemChromium) ? systemChromium : undefined,
  // No sandbox of its own: containers lack it, and every page is ours. No traffic of the browser's own.
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

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
