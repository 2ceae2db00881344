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

test('a word taught from one comment is understood in the next, and kept in the catalogue', async ({ page, request, demo, errors }) => {
  errors.expected(/404.*\/api\/live\/teach/);
  await signIn(page, demo.owner);
  await openConsole(page);
  // With nothing on air the rules cannot know what "la regalona" is.
  if (await page.getByTestId('unpin').isVisible()) await page.getByTestId('unpin').click();
  await expect(page.getByTestId('pinned-card')).toHaveAttribute('data-code', '');
  const first = newBuyer('Javiera');
  await comments(request, demo, first, 'quiero la regalona!!');
  const row = page.getByTestId('comment-row').filter({ hasText: first.name });
  await row.getByTestId('comment-teach').click();
  await page.getByTestId('teach-chip').filter({ hasText: 'regalona' }).click();
  await expect(page.getByTestId('teach-word')).toHaveValue('regalona');
  await page.getByTestId('teach-code').fill('no existe');
  await page.getByTestId('teach-save').click();
  await expect(page.getByTestId('teach-refused')).toBeVisible();
  await page.getByTestId('teach-code').fill('X2');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('teach')).toBeHidden();

  const second = newBuyer('Tamara');
  await comments(request, demo, second, 'quiero la regalona');
  await expect(page.getByTestId('comment-row').filter({ hasText: second.name })).toHaveAttribute('data-outcome', 'held');
  await expect(page.getByTestId('cart-row').filter({ hasText: second.name })).toContainText('Gorro');

  await page.goto('/dashboard/inventory?q=X2');
  await page.getByTestId('product-row').getByRole('link').click();
  await page.getByTestId('keep-word').filter({ hasText: 'regalona' }).click();
  await expect(page.locator('#field-keywords')).toHaveValue(/regalona/);
  await expect(page.getByTestId('suggested-words')).toBeHidden();
});

test('a question is answered under its comment with what the catalogue says', async ({ page, request, demo }) => {
  await signIn(page, demo.owner);
  await openConsole(page);
  const buyer = newBuyer('Marcela');
  await comments(request, demo, buyer, 'cuánto sale el X2?');
  const row = page.getByTestId('comment-row').filter({ hasText: buyer.name });
  await row.getByTestId('comment-answer').click();
  await expect(page.getByTestId('answer-words')).toHaveValue(/Gorro.*\(X2\): \$/);
  await expect(page.getByTestId('answer-fact')).toContainText('Gorro');
  await page.getByTestId('answer-words').press('End');
  await page.getByTestId('answer-words').pressSequentially(' ¡Gracias!');
  await page.getByTestId('answer-send').click();
  await expect(page.getByTestId('answer')).toBeHidden();
  await expect(row.getByTestId('comment-answer')).toBeHidden();
  await expect(row).toContainText(/Respuesta:\s*enviado/);
});
