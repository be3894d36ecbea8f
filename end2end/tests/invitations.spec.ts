// Invitations: made with + Add Users and on the member's page, by mouse and by keyboard, and used by the invited.
import type { Browser, Locator, Page } from '@playwright/test';
import { expectAccessible } from '../appearance';
import { fillSignIn, open, tabTo, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { MailServer, linkIn, pathOf } from '../mail_server';
import { LI, OLGA } from '../people';

test.use({ person: OLGA });

const NEW = 'new.one@acme.test';
const CHOSEN = 'a password of mine';
const card = (page: Page) => page.getByRole('region', { name: 'Invitation and password' });
const linkField = (within: Page | Locator) => within.getByRole('textbox', { name: /^Link/ });

/** Adds somebody by mouse; returns the path of their link. */
async function add(page: Page, email: string) {
  await open(page, '/w/acme/users');
  await page.getByRole('button', { name: 'Add Users' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add users' });
  await dialog.getByLabel('E-mail addresses').fill(email);
  await dialog.getByRole('button', { name: 'Check' }).click();
  await dialog.getByRole('button', { name: 'Add 1 user' }).click();
  const link = pathOf(await linkField(dialog).inputValue());
  await dialog.getByRole('button', { name: 'Done' }).click();
  return link;
}

async function openMember(page: Page, email: string) {
  await open(page, `/w/acme/users?q=${email}`);
  await tableRows(page).getByRole('link').click();
  await expect(card(page).getByRole('button').first()).toBeVisible();
}

/** A page of somebody who is not signed in. */
async function elsewhere(browser: Browser, baseURL: string, more = {}) {
  const context = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'UTC', ...more });
  return context.newPage();
}

async function fillInvitation(page: Page, first: string, last: string, password: string) {
  await page.getByLabel('First name').fill(first);
  await page.getByLabel('Last name').fill(last);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set password and enter' }).click();
}

test('somebody who was added comes in by the link, by mouse', async ({ page, browser, server }) => {
  await open(page, '/w/acme/users');
  await page.getByRole('button', { name: 'Add Users' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add users' });
  await dialog.getByLabel('E-mail addresses').fill(`${NEW} new.two@acme.test`);
  await dialog.getByRole('button', { name: 'Check' }).click();
  await dialog.getByRole('button', { name: 'Add 2 users' }).click();
  await expect(linkField(dialog)).toHaveCount(2);
  // They are shown only once.
  await page.keyboard.press('Escape');
  await expect(linkField(dialog)).toHaveCount(2);
  await expect(dialog.getByText('Give this link to them.')).toHaveCount(2);
  await expectAccessible(page, 'the links');
  await page.context().grantPermissions(['clipboard-write']);
  await dialog.getByRole('button', { name: `Copy link for ${NEW}` }).click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  const link = pathOf(await linkField(dialog).first().inputValue());
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(tableRows(page).filter({ hasText: NEW })).toContainText('Invited');

  const theirs = await elsewhere(browser, server.url);
  const complaints: string[] = [];
  theirs.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await open(theirs, link);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Welcome to the console');
  await expect(theirs.getByText('the workspace Acme')).toBeVisible();
  await expect(theirs.getByLabel('E-mail')).toHaveValue(NEW);
  await expectAccessible(theirs, 'the invitation');
  await fillInvitation(theirs, 'Nora', 'Niemann', CHOSEN);
  await expect(theirs).toHaveURL('/w/acme/sessions');
  await expect(theirs.getByRole('complementary')).toContainText('Nora Niemann');
  expect(complaints).toEqual([]);
  await theirs.context().close();
  await open(page, `/w/acme/users?q=${NEW}`);
  await expect(tableRows(page)).toContainText('Nora Niemann');
  await expect(tableRows(page)).not.toContainText('Invited');
});

test('where a browser copies nothing it says so, and the link can be read', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await open(page, '/w/acme/users');
  await page.getByRole('button', { name: 'Add Users' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add users' });
  await dialog.getByLabel('E-mail addresses').fill(NEW);
  await dialog.getByRole('button', { name: 'Check' }).click();
  await dialog.getByRole('button', { name: 'Add 1 user' }).click();
  await dialog.getByRole('button', { name: `Copy link for ${NEW}` }).click();
  await expect(dialog.getByText('The browser did not copy it.')).toBeVisible();
  await expect(linkField(dialog)).toHaveValue(/\/invitation\/[0-9a-f]{64}$/);
});

test('what is wrong is told in words, by keyboard, and the link stays', async ({ page, browser, server }) => {
  const link = await add(page, NEW);
  const theirs = await elsewhere(browser, server.url);
  await open(theirs, link);
  await tabTo(theirs, theirs.getByLabel('First name'));
  await theirs.keyboard.type('Nora');
  await tabTo(theirs, theirs.getByLabel('New password'));
  await theirs.keyboard.type('short');
  await theirs.keyboard.press('Enter');
  await expect(theirs.getByRole('alert')).toHaveText('The password is too short. Choose one with at least 8 characters.');
  await expectAccessible(theirs, 'the problem');
  await expect(theirs.getByLabel('First name')).toHaveValue('Nora');
  await theirs.getByLabel('New password').focus();
  await theirs.keyboard.press('Control+A');
  await theirs.keyboard.type(CHOSEN);
  await theirs.keyboard.press('Enter');
  await expect(theirs).toHaveURL('/w/acme/sessions');
  await theirs.context().close();
});

test('it works without scripts', async ({ page, browser, server }) => {
  const link = await add(page, NEW);
  const theirs = await elsewhere(browser, server.url, { javaScriptEnabled: false });
  await theirs.goto(link);
  await fillInvitation(theirs, 'Nora', '', 'short');
  await expect(theirs.getByRole('alert')).toContainText('The password is too short.');
  await fillInvitation(theirs, 'Nora', '', CHOSEN);
  await expect(theirs).toHaveURL('/w/acme/sessions');
  await expect(theirs.getByRole('complementary')).toContainText('Nora');
  await theirs.context().close();
});

test('on the member’s page it is made again and revoked, by keyboard', async ({ page, browser, server }) => {
  const first = await add(page, NEW);
  await openMember(page, NEW);
  await expect(card(page).getByText('Invited', { exact: true })).toBeVisible();
  await expect(card(page)).toContainText(OLGA);
  await expectAccessible(page, 'an invitation');
  await tabTo(page, card(page).getByRole('button', { name: 'Resend' }));
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('status').first()).toContainText('Give this link to them.');
  await expect(card(page).locator('.account-news')).toBeFocused();
  const second = pathOf(await linkField(card(page)).inputValue());
  await expectAccessible(page, 'a new link');

  const theirs = await elsewhere(browser, server.url);
  expect((await open(theirs, first)).status()).toBe(410);
  await expect(theirs.getByText('taken back or replaced')).toBeVisible();
  await expectAccessible(theirs, 'a dead link');
  expect((await open(theirs, second)).status()).toBe(200);

  await card(page).getByRole('button', { name: 'Revoke' }).click();
  await expect(card(page).getByText('The invitation was revoked.')).toBeVisible();
  await expect(linkField(card(page))).toHaveCount(0);
  await expect(card(page).getByText('Revoked', { exact: true })).toBeVisible();
  await expectAccessible(page, 'a revoked invitation');
  expect((await open(theirs, second)).status()).toBe(410);
  expect((await open(theirs, `/invitation/${'0'.repeat(64)}`)).status()).toBe(404);
  await expect(theirs.getByText('never made')).toBeVisible();
  await theirs.getByRole('link', { name: 'Sign in' }).click();
  await expect(theirs).toHaveURL('/sign-in');
  await theirs.context().close();
});

test('a link that was used says so, and leads to the sign-in', async ({ page, browser, server }) => {
  const link = await add(page, NEW);
  const theirs = await elsewhere(browser, server.url);
  await open(theirs, link);
  await fillInvitation(theirs, 'Nora', 'Niemann', CHOSEN);
  await expect(theirs).toHaveURL('/w/acme/sessions');
  expect((await open(theirs, link)).status()).toBe(404);
  await expect(theirs.getByText('The link was used already')).toBeVisible();
  await expectAccessible(theirs, 'a used link');
  await theirs.context().close();
  await openMember(page, NEW);
  await expect(card(page)).toContainText('Has a password.');
});

test('an admin makes a link for a new password', async ({ page, browser, server }) => {
  await openMember(page, LI);
  await card(page).getByRole('button', { name: 'Make a link for a new password' }).click();
  await expect(card(page).getByText('for one hour')).toBeVisible();
  await expectAccessible(page, 'a link for a new password');
  const link = pathOf(await linkField(card(page)).inputValue());
  const theirs = await elsewhere(browser, server.url);
  await open(theirs, link);
  await expect(theirs.getByLabel('E-mail')).toHaveValue(LI);
  await expectAccessible(theirs, 'the page for a new password');
  await theirs.getByLabel('New password').fill(CHOSEN);
  await theirs.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(theirs).toHaveURL('/w/acme/sessions');
  await theirs.context().clearCookies();
  await open(theirs, '/sign-in');
  await fillSignIn(theirs, LI, CHOSEN);
  await expect(theirs).toHaveURL('/w/acme/sessions');
  await theirs.context().close();
});

test.describe('forgotten password', () => {
  test.use({ person: undefined });

  test('without a mail server says whom to ask', async ({ page }) => {
    await open(page, '/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await expect(page).toHaveURL('/forgotten-password');
    await expect(page.getByText('Ask an admin of your workspace')).toBeVisible();
    await expectAccessible(page, 'whom to ask');
  });

  test('sends a link, by keyboard, and says the same for everybody', async ({ page, server }) => {
    const mails = new MailServer();
    server.more = await mails.start();
    await server.kill();
    await server.start();
    for (const email of ['nobody@acme.test', LI]) {
      await open(page, '/forgotten-password');
      await expectAccessible(page, 'the form');
      await tabTo(page, page.getByLabel('E-mail'));
      await page.keyboard.type(email);
      await page.keyboard.press('Enter');
      await expect(page.getByText('If this address belongs to somebody here, a link is on its way.')).toBeFocused();
      await expectAccessible(page, 'the answer');
    }
    const mail = await mails.next();
    expect(mail.to?.map((to) => to.address)).toEqual([LI]);
    await open(page, linkIn(mail));
    await page.getByLabel('New password').fill(CHOSEN);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/w/acme/sessions');
    // What the page still loads would complain of a server that goes away.
    await page.waitForLoadState('networkidle');
    await server.kill();
    await mails.stop();
  });
});

test.describe('with a mail server', () => {
  test('the invitation is sent too, and its link shown', async ({ page, server }) => {
    const mails = new MailServer();
    server.more = await mails.start();
    await server.kill();
    await server.start();
    const link = await add(page, NEW);
    const mail = await mails.next();
    expect(mail.subject).toBe('Your invitation to Acme Learning');
    expect(linkIn(mail)).toBe(link);
    await openMember(page, NEW);
    await expect(card(page).locator('.fact', { hasText: 'Sent by e-mail' })).not.toContainText('Not by e-mail');
    await server.kill();
    await mails.stop();
  });
});
