// WCAG 2.2 AA, as far as a program can see it, on every page, dark and light.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/fixtures';
import { checkoutLink, comments, hydrated, newBuyer, openConsole, signIn } from '../support/people';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const scheme of ['dark', 'light'] as const) {
  test(`the seller's pages have no violations (${scheme})`, async ({ page, context, demo }) => {
    // Five pages, each drawn and then examined rule by rule.
    test.slow();
    // Dark is the seller's default; the choice is kept in a cookie.
    await context.addCookies([{ name: 'theme', value: scheme, url: demo.app }]);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto('/auth');
    await hydrated(page);
    expect((await new AxeBuilder({ page }).withTags(tags).analyze()).violations).toEqual([]);
    await signIn(page, demo.owner);
    for (const path of ['/dashboard', '/dashboard/inventory', '/dashboard/orders']) {
      await page.goto(path);
      await hydrated(page);
      await page.waitForLoadState('networkidle');
      expect((await new AxeBuilder({ page }).withTags(tags).analyze()).violations, path).toEqual([]);
    }
    await openConsole(page);
    expect((await new AxeBuilder({ page }).withTags(tags).analyze()).violations, 'console').toEqual([]);
  });

  test(`the buyer's page has no violations (${scheme})`, async ({ page, request, demo }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const buyer = newBuyer('Sofía');
    await comments(request, demo, buyer, 'quiero la X5');
    await page.goto(await checkoutLink(request, demo, buyer));
    expect((await new AxeBuilder({ page }).withTags(tags).analyze()).violations).toEqual([]);
  });
}
