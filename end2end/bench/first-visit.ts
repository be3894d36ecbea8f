// How long a first visit of the Export Data page takes: its HTML, and until it can be used on a slow connection.
import { appendFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { downloadButton } from '../console_page';
import { test } from '../fixtures';
import { noteUsable, usable } from '../usable';

const PAGE = '/w/larkfield/export-data';
const ADMIN = { email: 'olivia.hartmann@larkfield.example', password: 'demo-password', next: '' };
const REQUESTS = 100;
const VISITS = 5;

/** "Slow 4G" in Chromium's developer tools: 1.6 and 0.75 Mbit/s less a tenth, 3.75 round trips of 150 ms. */
const SLOW_4G = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: ((1.6 * 1_000_000) / 8) * 0.9,
  uploadThroughput: ((0.75 * 1_000_000) / 8) * 0.9,
};
const CPU_SLOWDOWN = 4;

test.use({ data: 'demo' });

test('the HTML', async ({ request }) => {
  await request.post('/api/sign-in', { form: ADMIN });
  const times: number[] = [];
  for (let round = 0; round < REQUESTS; round++) {
    const start = performance.now();
    await (await request.get(PAGE)).body();
    times.push(performance.now() - start);
  }
  print('export_data_html_median', median(times), 'ms');
});

for (const [name, address] of [
  ['export_data', PAGE],
  ['sign_in', '/sign-in'],
]) {
  test(`the first visit of ${address}`, async ({ browser, server }) => {
    const visits = [];
    for (let visit = 0; visit < VISITS; visit++) visits.push(await visitOnce(browser, server.url, address));
    print(`${name}_usable_slow_4g_median`, median(visits.map(({ time }) => time)), 'ms');
    print(`${name}_wasm_until_usable`, visits[0].bytes, 'bytes');
    print(`${name}_wasm_in_all`, visits[0].bytesInAll, 'bytes');
  });
}

/** When the page answers to clicks, with nothing in the cache. */
async function visitOnce(browser: Browser, baseURL: string, address: string) {
  const context = await browser.newContext({ baseURL });
  if (address === PAGE) await context.request.post('/api/sign-in', { form: ADMIN });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await noteUsable(page);
  await page.goto(address, { waitUntil: 'commit' });
  const visited = await usable(page);
  if (address === PAGE && !(await downloadButton(page, 'sessions').isEnabled())) throw new Error('the button is off');
  await context.close();
  return visited;
}

function median(times: number[]) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

function print(name: string, value: number, unit: string) {
  appendFileSync(process.env.FIGURES!, `${name} ${value.toFixed(1)} ${unit}\n`);
}
