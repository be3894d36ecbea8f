// An edit of a view or of a colour shows in the open page, without a reload by hand.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';

const copy = process.env.CONSOLE_COPY!;

/** Changes a file of the folder, the first one in which there is something to change. */
async function edit(folder: string, change: (text: string) => string) {
  for (const file of await readdir(join(copy, folder), { recursive: true })) {
    if (!/\.(rs|css)$/.test(file)) continue;
    const path = join(copy, folder, file);
    const before = await readFile(path, 'utf8');
    const after = change(before);
    if (after !== before) return writeFile(path, after);
  }
  throw new Error(`no file in ${folder} holds what is to be edited`);
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
  await edit('app/src/texts', (source) => source.replace(/(title \{ en: )"Sign in"/, `$1"${text}"`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
});

test('shows an edited colour in the open page', async ({ page }) => {
  await open(page);
  const colour = 'rgb(1, 120, 3)';
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).not.toHaveCSS('color', colour);
  await edit('style', (source) => source.replace(/--text: #[0-9a-f]+;/, `--text: ${colour};`));
  await expect(heading).toHaveCSS('color', colour);
});
