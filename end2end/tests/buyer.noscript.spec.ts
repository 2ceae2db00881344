// The buyer without scripts: everything is a plain form.

import { expect, test } from '../support/fixtures';
import { checkoutLink, comments, fillContact, newBuyer, paysByCardWithoutScripts } from '../support/people';

test('a cart is paid by bank transfer without scripts', async ({ page, request, demo }) => {
  const buyer = newBuyer('Julia');
  await comments(request, demo, buyer, 'quiero la X1');
  await page.goto(await checkoutLink(request, demo, buyer));
  await expect(page.getByTestId('checkout-line')).toHaveCount(1);
  await fillContact(page, buyer);
  await page.getByTestId('method-transfer').check({ force: true });
  await page.getByTestId('pay').click();
  await expect(page.getByTestId('transfer-account')).toBeVisible();
});

test('a card payment without scripts ends on the paid page', async ({ page, request, demo }) => {
  const buyer = newBuyer('Marta');
  await comments(request, demo, buyer, 'quiero la X5');
  await paysByCardWithoutScripts(page, await checkoutLink(request, demo, buyer), buyer);
});

test('a refused card is told, and the cart is still there to pay', async ({ page, request, demo }) => {
  const buyer = newBuyer('Nora');
  await comments(request, demo, buyer, 'quiero la X5');
  await page.goto(await checkoutLink(request, demo, buyer));
  await fillContact(page, buyer);
  await page.getByTestId('pay').click();
  await page.getByTestId('flow-reject').click();
  await page.getByTestId('flow-return').click();
  await expect(page.getByTestId('notice')).toHaveAttribute('data-notice', 'refused');
  await expect(page.getByTestId('pay')).toBeVisible();
});

test('an unknown link says what to do', async ({ page, errors }) => {
  errors.expected(/404/);
  const answer = await page.goto('/checkout/not-a-link');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading').first()).toBeVisible();
});
