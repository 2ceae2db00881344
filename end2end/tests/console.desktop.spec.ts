// The console by itself: pinning, the kill switch, a connection that breaks.

import { expect, test } from '../support/fixtures';
import { checkoutLink, comments, newBuyer, openConsole, pageId, signIn } from '../support/people';

test('nothing leaves while the bot is stopped, and everything afterwards', async ({ page, request, demo }) => {
  await signIn(page, demo.owner);
  await openConsole(page);
  // Twice, so that nobody stops it by accident.
  await page.keyboard.press('k');
  await expect(page.getByTestId('kill-switch')).toHaveAttribute('data-armed', 'true');
  await page.keyboard.press('k');
  await expect(page.getByTestId('resume-bot')).toBeVisible();

  const buyer = newBuyer('Paula');
  await comments(request, demo, buyer, 'quiero la X2');
  const row = page.getByTestId('comment-row').filter({ hasText: buyer.name });
  await expect(row).toHaveAttribute('data-outcome', 'held');
  await page.waitForTimeout(1_500);
  const threads = await (await request.get(`${demo.sandbox}/control/threads?page=${pageId}`)).json();
  expect(JSON.stringify(threads)).not.toContain(buyer.id);

  await page.getByTestId('resume-bot').click();
  expect(await checkoutLink(request, demo, buyer)).toContain('/checkout/');
});

test('the console catches up by itself after the connection was lost', async ({ page, context, request, demo, errors }) => {
  errors.expected(/WebSocket|ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await signIn(page, demo.owner);
  await openConsole(page);
  await context.setOffline(true);
  const buyer = newBuyer('Camila');
  await comments(request, demo, buyer, 'precio de la A14?');
  await context.setOffline(false);
  const row = page.getByTestId('comment-row').filter({ hasText: buyer.name });
  await expect(row).toHaveAttribute('data-intent', 'question', { timeout: 30_000 });
});

test('a product is pinned by keyboard alone and gives meaning to "la quiero"', async ({ page, request, demo }) => {
  await signIn(page, demo.owner);
  await openConsole(page);
  await page.keyboard.press('/');
  await expect(page.getByTestId('pin-search')).toBeFocused();
  await page.keyboard.type('T9');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('pinned-card')).toContainText('T9');
  await page.keyboard.press('k');
  await expect(page.getByTestId('kill-switch')).toHaveAttribute('data-armed', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('kill-switch')).toHaveAttribute('data-armed', 'false');
  const buyer = newBuyer('Andrea');
  await comments(request, demo, buyer, 'quiero la T9');
  const cart = page.getByTestId('cart-row').filter({ hasText: buyer.name });
  await expect(cart).toContainText('Cartera');
});
