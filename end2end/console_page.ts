// How one gets about in the console, and what one looks for on every page.
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect } from './fixtures';
import { PASSWORD, type Kind } from './people';
import type { Server } from './server';

/** Every page of the workspace Acme that a menu leads to. */
export const MENU_PAGES = ['sessions', 'users', 'groups', 'export-data', 'activity'].map((page) => `/w/acme/${page}`);

/** Waits until the page answers to clicks. */
export async function ready(page: Page) {
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
}

/** Loads the address anew, with all that comes after it answers to clicks; returns the server's answer. */
export async function open(page: Page, address: string) {
  const response = await page.goto(address);
  await ready(page);
  await expect(page.locator('.loading')).toHaveCount(0);
  return response!;
}

export async function fillSignIn(page: Page, email: string, password = PASSWORD) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Why a sign-in was refused. */
export const signInProblem = (page: Page) => page.locator('form').getByRole('alert');

/** What follows the export of this tab. */
export const banner = (page: Page) => page.getByRole('group', { name: 'Export', exact: true });

/** The words of the banner that are announced when it starts and ends well. */
export const bannerStatus = (page: Page) => banner(page).getByRole('status');

/** The words of the banner that are announced when it fails. */
export const bannerAlarm = (page: Page) => banner(page).getByRole('alert');

/** The lines below it: what else runs in the workspace, and what waits for the person. */
export const otherExports = (page: Page) => page.getByRole('list', { name: 'Other exports of this workspace' }).getByRole('listitem');

export const cancelButton = (page: Page) => banner(page).getByRole('button', { name: 'Cancel this export' });

export const tryAgain = (page: Page) => banner(page).getByRole('button', { name: 'Try again' });

/** The strongest of red, green and blue in the banner's background. */
export async function bannerColour(page: Page) {
  const background = await banner(page).evaluate((banner) => getComputedStyle(banner).backgroundColor);
  const [red, green, blue] = background.match(/[\d.]+/g)!.map(Number);
  return { [red]: 'red', [green]: 'green', [blue]: 'blue' }[Math.max(red, green, blue)];
}

export const downloadButtons = (page: Page) => page.getByRole('button', { name: /^Download CSV/ });

export const downloadButton = (page: Page, kind: Kind) =>
  page.getByRole('button', { name: `Download CSV of all ${kind}` });

/** The button that exports all of them at once. */
export const everythingButton = (page: Page) => page.getByRole('button', { name: 'Export everything' });

/** The menu's link to a page. */
export const menuLink = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });

/** The rows of the page's only table, without its head. */
export const tableRows = (page: Page) => page.getByRole('table').locator('tbody').getByRole('row');

/** Does something that makes the browser save a file; returns it. */
export async function saved(page: Page, action: () => Promise<unknown>) {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  return download;
}

export async function bytesOf(download: Download) {
  return readFile(await download.path());
}

/** Begins an export on a page that is closed before its file is there. */
export async function leaveExport(page: Page, server: Server, address: string, kind: Kind) {
  await server.holdExports();
  await open(page, address);
  await downloadButton(page, kind).click();
  await expect(cancelButton(page)).toBeVisible();
  await page.close();
  await server.releaseExports();
}

/** Watches which files a page saves from now on. */
export function savedFiles(page: Page) {
  const names: string[] = [];
  page.on('download', (download) => names.push(download.suggestedFilename()));
  return names;
}

/** The name of a file made today in UTC, even if midnight passes meanwhile. */
export function expectFileName(name: string, kind: Kind, startedAt: Date) {
  const days = [startedAt, new Date()].map((time) => time.toISOString().slice(0, 10));
  expect(days.map((day) => `acme-${kind}-${day}.csv`)).toContain(name);
}

/** Presses Tab until the focus is there; it must get there within one round of the page. */
export async function tabTo(page: Page, target: Locator, key = 'Tab') {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target, 'the focus can be seen').not.toHaveCSS('outline-style', 'none');
      return;
    }
  }
  throw new Error(`Tab does not lead to ${target}`);
}
