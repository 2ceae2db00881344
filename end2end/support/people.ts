// The people of the tests: a buyer who comments and reads messages in the sandbox, a seller at the console.

import { type APIRequestContext, expect, type Page } from '@playwright/test';
import type { Account, DemoInfo } from './demo';

/** The page and the Live of the demo shop's fixture. */
export const pageId = '1057700001';
export const liveVideoId = '881200345';

/** How long a message may take from a comment to the buyer's thread. */
const messageWithinMs = 20_000;

export interface Buyer {
  id: string;
  name: string;
}

/** A buyer nobody has met: ids and names differ in each test, for the shop is shared. */
export function newBuyer(first: string): Buyer {
  const nth = `${Date.now() % 10_000_000}${Math.floor(Math.random() * 1000)}`;
  return { id: `e2e${nth}`, name: `${first} ${nth}` };
}

export async function comments(request: APIRequestContext, demo: DemoInfo, from: Buyer, text: string): Promise<string> {
  const answer = await request.post(`${demo.sandbox}/control/comments`, { data: { live: liveVideoId, from, text } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { comment_id: string }).comment_id;
}

/** The link of the newest message with one in the buyer's thread. */
export async function checkoutLink(request: APIRequestContext, demo: DemoInfo, buyer: Buyer): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        const answer = await request.get(`${demo.sandbox}/control/threads?page=${pageId}`);
        const { messages } = (await answer.json()) as { messages: { psid: string; from: string; links: string[] }[] };
        link = messages.filter((one) => one.psid === buyer.id && one.from === 'page').flatMap((one) => one.links).at(-1);
        return link;
      },
      { timeout: messageWithinMs, message: `a private message with a link for ${buyer.name}` },
    )
    .toBeTruthy();
  return link!;
}

/** A page that scripts have taken over: before, a click may be lost. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => document.body.dataset.hydrated === 'true');
}

export async function signIn(page: Page, who: Account): Promise<void> {
  await page.goto('/auth');
  await page.getByTestId('signin-email').fill(who.email);
  await page.getByTestId('signin-password').fill(who.password);
  await page.getByTestId('signin-submit').click();
  await page.waitForURL(/\/dashboard/);
}

export async function openConsole(page: Page): Promise<void> {
  await page.goto('/dashboard/live');
  await hydrated(page);
  // Shown once the first snapshot is there, on every width.
  await expect(page.getByTestId('live-console')).toBeVisible();
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'live');
}

/** Fills what the checkout page asks for. */
export async function fillContact(page: Page, buyer: Buyer): Promise<void> {
  await page.getByTestId('name').fill(buyer.name);
  await page.getByTestId('email').fill(`${buyer.id}@example.cl`);
  await page.getByTestId('phone').fill('+56 9 1234 5678');
  await page.getByTestId('address').fill('Los Aromos 12');
  await page.getByTestId('city').fill('Ñuñoa');
}

/** Opens the link and pays by card at the gateway; the browser comes back by a button where there are no scripts. */
export async function paysByCardWithoutScripts(page: Page, link: string, buyer: Buyer): Promise<void> {
  await page.goto(link);
  await fillContact(page, buyer);
  await page.getByTestId('pay').click();
  await page.getByTestId('flow-pay').click();
  await page.getByTestId('flow-return').click();
  await expect(page.getByTestId('order-state')).toHaveAttribute('data-state', 'paid');
}
