// The seller's pages that must work without scripts: signing in, finding, marking delivered.

import { expect, test } from '../support/fixtures';
import { checkoutLink, comments, newBuyer, paysByCardWithoutScripts, signIn } from '../support/people';

test('staff mark a paid order delivered without scripts', async ({ page, request, demo }) => {
  const buyer = newBuyer('Elena');
  await comments(request, demo, buyer, 'quiero la X5');
  await paysByCardWithoutScripts(page, await checkoutLink(request, demo, buyer), buyer);

  await signIn(page, demo.staff);
  await page.goto(`/dashboard/orders?filter=paid&q=${encodeURIComponent(buyer.name)}`);
  await page.getByTestId('order-row').first().click();
  await page.getByTestId('move-deliver').click();
  await expect(page.getByTestId('order-state').first()).toHaveAttribute('data-state', 'delivered');
});
