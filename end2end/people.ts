// Who and what the console of a test holds: the edge cases that the server's tests use too.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const fixtures = resolve(__dirname, '../server/tests/fixtures');

export const PASSWORD = 'correct horse battery';

/** Owner of Acme, and of no other workspace. */
export const OLGA = 'olga.owner@acme.test';
/** Admin of Acme, member of Globex. */
export const ADA = 'ada@acme.test';
/** Member of Acme. */
export const LI = 'li@acme.test';
/** Owner of Globex. */
export const HANK = 'hank@globex.test';
/** Deactivated member of Acme. */
export const DEE = 'dee@acme.test';

/** Two workspaces with every edge case, in the import format. */
export const EDGE = readFileSync(join(fixtures, 'edge.jsonl'), 'utf8');

export type Kind = 'sessions' | 'users' | 'groups';

/** What the export of a workspace must be, byte for byte. */
export function expectedFile(kind: Kind, workspace = 'acme') {
  return readFileSync(join(fixtures, `expected/${workspace}-${kind}.csv`));
}

/** The rows of a CSV file (RFC 4180), its header among them. */
export function readCsv(text: string) {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** The text that was typed, without the guard against formulas. */
export function unguarded(cell: string) {
  return /^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

/** How many rows it has below its header. */
export function expectedRows(kind: Kind) {
  return readCsv(expectedFile(kind).toString()).length - 1;
}

interface EdgeLine {
  type: string;
  id?: string;
  [field: string]: unknown;
}

/** The line of the edge cases that has these values. */
export function edgeLine(values: Record<string, unknown>): EdgeLine {
  const lines: EdgeLine[] = EDGE.trim().split('\n').map((line) => JSON.parse(line));
  const found = lines.find((line) => Object.entries(values).every(([field, value]) => line[field] === value));
  if (!found) throw new Error(`no line has ${JSON.stringify(values)}`);
  return found;
}

/** Lines that add members to Acme: "Pat Number001" and so on. */
export function manyMembers(count: number) {
  const workspace = edgeLine({ type: 'workspace', slug: 'acme' }).id;
  const lines = Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    const id = `00000000-0000-4000-8000-000000000${number}`;
    const person = { first_name: 'Pat', last_name: `Number${number}`, email: `pat${number}@acme.test` };
    return [
      { type: 'user', id, ...person },
      { type: 'member', workspace, user: id, role: 'member', seat_type: 'basic', joined_at: '2026-01-02T03:04:05Z' },
    ];
  });
  return lines.flat().map((line) => `${JSON.stringify(line)}\n`).join('');
}
