// From the click to the saved file in Chromium.
import { stat } from 'node:fs/promises';
import { chromium, test, type Page } from '@playwright/test';
import { downloadButton, open, saved } from '../console_page';
import config from '../playwright.config';
import { SESSIONS, SLUG } from './data';
import { ROUNDS, median } from './measure';
import { goal, megabytes, report, seconds } from './report';
import { Serving } from './serving';

test('from the click to the file', async () => {
  const serving = await Serving.start(SESSIONS);
  const browser = await chromium.launch(config.use?.launchOptions);
  const context = await browser.newContext({
    baseURL: serving.server.url,
    storageState: await serving.owner.storageState(),
    acceptDownloads: true,
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const all: number[] = [];
    Object.assign(window, { longTasks: all });
    new PerformanceObserver((list) => all.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  page.setDefaultTimeout(0);
  await open(page, `/w/${SLUG}/export-data`);
  const button = downloadButton(page, 'sessions');
  const rows: [number, number, number, number][] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    await button.and(page.locator(':enabled')).waitFor();
    const [workBefore, memoryBefore] = [await serving.secondsOfWork(), await wasmMegabytes(page)];
    await page.evaluate(() => ((window as unknown as { longTasks: number[] }).longTasks.length = 0));
    const begin = performance.now();
    const download = await saved(page, () => button.click());
    bytes = (await stat(await download.path())).size;
    const took = (performance.now() - begin) / 1000;
    const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks));
    rows.push([took, (await serving.secondsOfWork()) - workBefore, (await wasmMegabytes(page)) - memoryBefore, longest]);
    await download.delete();
  }
  await browser.close();
  await serving.stop();
  const column = (index: 0 | 1 | 2 | 3) => rows.map((row) => row[index]);
  const [took, work, memory, longest] = [
    median(column(0)),
    median(column(1)),
    Math.max(...column(2)),
    Math.max(...column(3)),
  ];
  await report(
    'From the click to the saved file in Chromium',
    `${SESSIONS.toLocaleString('en')} sessions on SQLite, a file of ${megabytes(bytes / 1e6)}; medians of ${ROUNDS} downloads, of memory and tasks the largest.`,
    ['', 'measured', 'goal'],
    [
      ['the job on the server', seconds(work), ''],
      ['from the click to the saved file', seconds(took), goal(took <= 1.5 * work + 1, `≤ ${seconds(1.5 * work + 1)}`)],
      ['growth of the WebAssembly memory', `${memory.toFixed(1)} MB`, goal(memory < 8, '< 8 MB')],
      ['longest task of the page', `${longest.toFixed(0)} ms`, goal(longest <= 100, '≤ 100 ms')],
    ],
  );
});

/** The module's script is loaded already, so that its start answers with what is running. */
async function wasmMegabytes(page: Page) {
  return page.evaluate(async () => {
    const script = document.querySelector<HTMLLinkElement>('link[rel=modulepreload]')!.href;
    const running = await (await import(script)).default();
    return running.memory.buffer.byteLength / 1e6;
  });
}
