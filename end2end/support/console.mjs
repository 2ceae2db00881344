// The seller's console in a browser, for the runs that watch it.

import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.mjs';
import { owner } from './stage.mjs';

/** Signs the demo shop's owner in, opens the console of the running Live, and hands its page to `watch`. */
export async function withConsole(stage, watch) {
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'es-CL' });
    await page.goto(`${stage.app}/auth`);
    await page.getByTestId('signin-email').fill(owner.email);
    await page.getByTestId('signin-password').fill(owner.password);
    await page.getByTestId('signin-submit').click();
    await page.waitForURL('**/dashboard**');
    await page.goto(`${stage.app}/dashboard/live`);
    await page.getByTestId('live-console').waitFor();
    return await watch(page);
  } finally {
    await browser.close();
  }
}
