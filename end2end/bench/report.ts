// What was measured, as tables in Markdown: on the terminal and in target/bench/report.md.
import { appendFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export const FOLDER = resolve(__dirname, '../../target/bench');
export const REPORT = join(FOLDER, process.env.BENCH_REPORT ?? 'report.md');

type Cell = string | number;

/** Adds a table under a heading, with a few words on how to read it. */
export async function report(heading: string, words: string, header: string[], rows: Cell[][]) {
  const columns = header.map((name, column) => Math.max(3, ...[name, ...rows.map((row) => String(row[column]))].map((text) => text.length)));
  const line = (cells: Cell[]) => `| ${cells.map((cell, column) => String(cell).padEnd(columns[column]!)).join(' | ')} |`;
  const rule = `| ${columns.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const text = [`## ${heading}`, '', words, '', line(header), rule, ...rows.map(line), '', ''].join('\n');
  process.stdout.write(`\n${text}`);
  await mkdir(FOLDER, { recursive: true });
  await appendFile(REPORT, text);
}

export const seconds = (value: number) => `${value.toFixed(2)} s`;
export const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
export const megabytes = (value: number) => `${value.toFixed(0)} MB`;
export const ratio = (value: number, of: number) => (value / of).toFixed(3);
/** Whether a goal is met, in words that can be searched for. */
export const goal = (isMet: boolean, words: string) => `${words}: ${isMet ? 'met' : 'NOT met'}`;
