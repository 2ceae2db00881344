// The seller's pages, on a wide screen and on a phone.

import { expect, test } from '../support/fixtures';
import { hydrated, signIn } from '../support/people';

test('a wrong password gets a sentence, not a code', async ({ page, demo, errors }) => {
  errors.expected(/401/);
  await page.goto('/auth');
  await page.getByTestId('signin-email').fill(demo.owner.email);
  await page.getByTestId('signin-password').fill('not-the-password');
  await page.getByTestId('signin-submit').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveURL(/\/auth/);
});

test('nobody sees the dashboard without signing in', async ({ page }) => {
  await page.goto('/dashboard/orders');
  await expect(page).toHaveURL(/\/auth/);
});

test('the dashboard shows the day and leads to the Live', async ({ page, demo }) => {
  await signIn(page, demo.owner);
  await hydrated(page);
  await expect(page.getByTestId('kpi-paid')).toBeVisible();
  await page.getByTestId('nav-live').first().click();
  await expect(page).toHaveURL(/\/dashboard\/live/);
});

test('a product is found as its name is typed', async ({ page, demo }) => {
  await signIn(page, demo.owner);
  await page.goto('/dashboard/inventory');
  await hydrated(page);
  await page.getByRole('searchbox').fill('bufanda');
  await expect(page.getByTestId('product-row')).toHaveCount(1);
  await expect(page.getByTestId('product-row')).toContainText('X1');
});

test('staff see orders and stock but cannot change stock', async ({ page, demo }) => {
  await signIn(page, demo.staff);
  await page.goto('/dashboard/inventory');
  await hydrated(page);
  await expect(page.getByTestId('product-row').first()).toBeVisible();
  await expect(page.getByTestId('stock-plus')).toHaveCount(0);
});
