// PostgreSQL that goes away while somebody works with the console.
import { Cluster } from '../../cluster';
import { banner, bannerStatus, bytesOf, downloadButton, fillSignIn, menuLink, open, saved, tableRows } from '../../console_page';
import { expect, test as base } from '../../fixtures';
import { EDGE, OLGA, PASSWORD, expectedFile } from '../../people';
import { Server } from '../../server';

const test = base.extend<{ cluster: Cluster }>({
  cluster: async ({}, use) => {
    const cluster = await Cluster.start();
    await use(cluster);
  },

  server: async ({ cluster }, use) => {
    const server = await Server.on(cluster);
    await server.import(EDGE);
    await server.run(['set-password', OLGA], PASSWORD);
    await server.start();
    await use(server);
    await server.remove();
  },
});

test.use({ expectedComplaint: /status of 503|status of 500|net::ERR_|network error/ });

test('an export outlives a restart of the database, and its page goes on by itself', async ({ page, server, cluster }) => {
  await open(page, '/sign-in');
  await fillSignIn(page, OLGA);
  await menuLink(page, 'Export Data').click();
  await server.holdExports();
  await downloadButton(page, 'sessions').click();
  await expect(tableRows(page).getByText('Running', { exact: true })).toBeVisible();
  await cluster.stop();
  await cluster.startAgain();
  const download = await saved(page, () => server.releaseExports());
  expect(await bytesOf(download)).toEqual(expectedFile('sessions'));
  await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
  await expect(bannerStatus(page)).toContainText('was saved');
});
