// publish.mjs FROM TO: puts the built files where the server finds them: under names that change with their
// content, so that browsers may keep them for good, and compressed as far as can be.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [from, to] = process.argv.slice(2);
const manifest = '__wasm_split_manifest.json';
const names = [...new Set([...readdirSync(from), manifest])];
writeFileSync(join(from, manifest), JSON.stringify(filesOfParts(readFileSync(join(from, '__wasm_split.js'), 'utf8'))));
const isStyle = (name) => name.endsWith('.css');
const hashOf = (names) => {
  const hash = createHash('sha256');
  for (const name of names.toSorted()) hash.update(name).update(readFileSync(join(from, name)));
  return hash.digest('hex').slice(0, 16);
};

// The scripts and the WebAssembly name each other and work only together, so that they share one hash.
const hashes = { code: hashOf(names.filter((name) => !isStyle(name))), style: hashOf(names.filter(isStyle)) };
const hashed = (name) => name.replace(/\.(\w+)$/, `.${isStyle(name) ? hashes.style : hashes.code}.$1`);

// In the form that Leptos reads; it is there only when all files are.
const list = join(to, 'hash.txt');
const lines = ['js', 'wasm', 'split', 'manifest'].map((file) => `${file}: ${hashes.code}\n`).join('') + `css: ${hashes.style}\n`;
if (existsSync(list) && readFileSync(list, 'utf8') === lines) process.exit();

rmSync(list, { force: true });
rmSync(join(to, 'pkg'), { recursive: true, force: true });
mkdirSync(join(to, 'pkg'), { recursive: true });
for (const name of names) {
  let content = readFileSync(join(from, name));
  if (name.endsWith('.js')) content = Buffer.from(withHashedNames(content.toString()));
  if (name.endsWith('.json')) content = Buffer.from(withHashedStems(content.toString()));
  write(join(to, 'pkg', hashed(name)), content);
}
writeFileSync(list, lines);

/** What to load ahead for each lazy part, by the name that Leptos knows it by: its own file, and those that it shares. */
function filesOfParts(script) {
  const parts = script.matchAll(/export const __wasm_split_load_(\w+) = [^]*?, \[([\w, ]*)\]\)\);/g);
  const files = Object.fromEntries(
    Array.from(parts, ([, part, shared]) => [part, [`split_${part}`, ...Array.from(shared.matchAll(/__(chunk_\d+)/g), ([, chunk]) => chunk)]]),
  );
  const listed = new Set(Object.values(files).flat());
  const there = names.filter((name) => /^(split|chunk)_.*\.wasm$/.test(name)).map((name) => name.replace('.wasm', ''));
  const lost = there.filter((stem) => !listed.has(stem)).concat([...listed].filter((stem) => !there.includes(stem)));
  if (listed.size === 0 || lost.length > 0) throw new Error(`__wasm_split.js is not as it was: ${lost.join(', ') || 'no parts'}`);
  return files;
}

/** The script, importing and fetching the other files by their new names. */
function withHashedNames(script) {
  return script.replace(/(from |new URL\()(['"])\.\/([^'"]+)\2/g, (whole, before, quote, name) =>
    names.includes(name) ? `${before}${quote}./${hashed(name)}${quote}` : whole,
  );
}

/** The list of what to load ahead, which names files without their ending. */
function withHashedStems(list) {
  const rename = (stem) => hashed(`${stem}.wasm`).replace(/\.wasm$/, '');
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(list)).map(([key, stems]) => [key, stems.map(rename)])));
}

function write(path, content) {
  writeFileSync(path, content);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
