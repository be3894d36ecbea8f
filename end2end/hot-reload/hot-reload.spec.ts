// An edit of a view or of a colour shows in the open page, without a reload by hand.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';

async function edit(file: string, change: (text: string) => string) {
  const path = join(process.env.CONSOLE_COPY!, file);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  expect(after, `${file} holds what is to be edited`).not.toBe(before);
  await writeFile(path, after);
}

/** Opens the page and waits until it listens for news of a build. */
async function open(page: Page) {
  const listening = page.waitForEvent('websocket', { timeout: 60_000 });
  await page.goto('/sign-in');
  const socket = await listening;
  expect(new URL(socket.url()).port).toBe(process.env.LEPTOS_RELOAD_PORT);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('shows an edited text in the open page', async ({ page }) => {
  await open(page);
  const text = `Sign in again ${Date.now()}`;
  await edit('app/src/pages/sign_in.rs', (source) => source.replace(/(<h1[^>]*>\s*)"?Sign in"?/, `$1"${text}"`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
});

test('shows an edited colour in the open page', async ({ page }) => {
  await open(page);
  const colour = 'rgb(1, 120, 3)';
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).not.toHaveCSS('color', colour);
  await edit('style/main.css', (source) => `${source}\nh1 { color: ${colour} !important; }\n`);
  await expect(heading).toHaveCSS('color', colour);
});
