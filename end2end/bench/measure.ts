// Runs programs as whole processes, in turns, and says what is in the middle.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Measured {
  seconds: number;
  /** Resident memory at the peak. */
  megabytes: number;
}

export interface Program {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
}

/** How often what is compared runs. */
export const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);

export async function run({ command, args, env }: Program): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const peak = join(folder, 'peak');
  const begin = performance.now();
  const child = spawn('/usr/bin/time', ['--format', '%M', '--output', peak, command, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  const seconds = (performance.now() - begin) / 1000;
  if (code !== 0) throw new Error(`${command} ${args.join(' ').slice(0, 200)}: ${said}`);
  const megabytes = Number(await readFile(peak, 'utf8')) / 1024;
  await rm(folder, { recursive: true });
  return { seconds, megabytes };
}

/** Runs all programs in turns, so that each has its share of what else the machine does; medians. */
export async function inTurns<Name extends string>(programs: Record<Name, Program>, rounds = ROUNDS) {
  const names = Object.keys(programs) as Name[];
  const all = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<Name, Measured[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) all[name].push(await run(programs[name]));
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        seconds: median(all[name].map((measured) => measured.seconds)),
        megabytes: median(all[name].map((measured) => measured.megabytes)),
      },
    ]),
  ) as Record<Name, Measured>;
}

export function median(numbers: number[]) {
  return quantile(numbers, 0.5);
}

/** The smallest number that so large a part of all does not exceed. */
export function quantile(numbers: number[], part: number) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const place = Math.max(0, Math.ceil(part * sorted.length) - 1);
  if (sorted.length === 0) throw new Error('nothing was measured');
  return sorted[place]!;
}
