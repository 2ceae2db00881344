// The whole path: a comment under the Live, tagged in the console; a message with a link; paid on a phone; the console
// shows it paid.

import { devices } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { fillContact, liveVideoId, newBuyer, openConsole, pageId, signIn } from '../support/people';

test('a comment becomes a paid order while the seller watches', async ({ page, browser, demo, errors }) => {
  const buyer = newBuyer('Rosa');
  await signIn(page, demo.owner);
  await openConsole(page);

  // The buyer, on a phone, under the Live as Facebook shows it.
  const phone = await browser.newContext({ ...devices['Pixel 7'], locale: 'es-CL' });
  errors.watch(phone);
  const buyersPage = await phone.newPage();
  await buyersPage.goto(`${demo.sandbox}/live/${liveVideoId}`);
  await buyersPage.getByTestId('comment-author').fill(buyer.name);
  await buyersPage.getByTestId('comment-text').fill('X5 2');
  await buyersPage.getByTestId('comment-send').click();

  // The console tags it and says why.
  const row = page.getByTestId('comment-row').filter({ hasText: buyer.name }).first();
  await expect(row).toHaveAttribute('data-intent', 'purchase');
  await expect(row).toHaveAttribute('data-outcome', 'held');
  const cart = page.getByTestId('cart-row').filter({ hasText: buyer.name });
  await expect(cart).toHaveAttribute('data-state', 'open');

  // The shop answered in public, and in private with a link.
  await buyersPage.goto(`${demo.sandbox}/live/${liveVideoId}`);
  await expect(buyersPage.getByTestId('shop-reply').first()).toBeVisible();
  await buyersPage.goto(`${demo.sandbox}/messenger`);
  await buyersPage.getByTestId('thread-item').filter({ hasText: buyer.name }).first().click();
  await expect(buyersPage).toHaveURL(new RegExp(`/messenger/${pageId}/`));
  await buyersPage.getByTestId('message-text').fill('¡gracias!');
  await buyersPage.getByTestId('message-send').click();
  const link = await buyersPage.getByTestId('checkout-link').last().getAttribute('href');
  expect(link).toContain('/checkout/');

  // Two taps to the gateway, one to pay.
  await buyersPage.goto(link!);
  await expect(buyersPage.getByTestId('checkout-line')).toHaveCount(1);
  await expect(buyersPage.getByTestId('countdown')).toBeVisible();
  await fillContact(buyersPage, buyer);
  await buyersPage.getByTestId('pay').click();
  await buyersPage.getByTestId('flow-pay').click();
  await expect(buyersPage.getByTestId('order-state')).toHaveAttribute('data-state', 'paid', { timeout: 20_000 });

  // The console knows, and the receipt is in the thread.
  await page.getByTestId('carts-filter-paid').click();
  await expect(cart).toHaveAttribute('data-state', 'paid');
  await buyersPage.goto(`${demo.sandbox}/messenger`);
  await buyersPage.getByTestId('thread-item').filter({ hasText: buyer.name }).first().click();
  await expect(buyersPage.getByTestId('thread-message').filter({ hasText: 'Recibimos tu pago' })).toBeVisible();
  await phone.close();
});
