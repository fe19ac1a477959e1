// Builds the pages into the folder named: installs what package-lock.json pins, checks that no text
// is missing in any language, checks the types, bundles, and refuses a script that is too large.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, 'target/classes/bonafide/web'));
const MOST_SCRIPT_BYTES = 150_000;
const MOST_PORTAL_BYTES = 300_000;
const MOST_COLLECTOR_BYTES = 15_000;

function fail(why) {
  console.error(why);
  process.exit(1);
}

function run(command, ...args) {
  try {
    execFileSync(command, args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    fail(`${command} ${args.join(' ')} failed: Node 20 and its registry are needed`);
  }
}

function install() {
  const wanted = readFileSync(join(here, 'package-lock.json'), 'utf8');
  const stamp = join(here, 'node_modules/.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  run('npm', 'ci', '--no-progress', '--loglevel=error');
  writeFileSync(stamp, wanted);
}

/** The names in braces that a text has places for. */
function places(text) {
  return (text.match(/\{\w+\}/g) ?? []).sort().join();
}

/** Every language says everything, and fills the same places. */
function checkTexts(folder) {
  const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const english = read('en.json');
  const wrong = [];
  for (const name of readdirSync(folder)) {
    const texts = read(name);
    for (const [key, text] of Object.entries(english)) {
      if (!texts[key]?.trim()) wrong.push(`${name}: ${key} is missing`);
      else if (places(texts[key]) !== places(text))
        wrong.push(`${name}: ${key} must have ${places(text) || 'no places'}`);
    }
    for (const key of Object.keys(texts))
      if (!(key in english)) wrong.push(`${name}: ${key} is in no other language`);
  }
  if (wrong.length) fail(`${folder}:\n${wrong.join('\n')}`);
}

/** What a browser loads before the first screen stands, compressed: the page names it all. */
function firstLoad(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const names = [...page.matchAll(/\/compliance\/(assets\/[^"]+)"/g)].map((match) => match[1]);
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
}

install();
checkTexts(join(here, 'text'));
checkTexts(join(here, 'portal/text'));
cpSync(join(here, 'text'), join(out, 'text'), { recursive: true });
run('node', 'node_modules/typescript/bin/tsc', '-p', '.');
run('node', 'node_modules/typescript/bin/tsc', '-p', 'portal');
run('node', 'node_modules/vite/bin/vite.js', 'build', 'portal', '--logLevel', 'warn', '--outDir', join(out, 'portal'));
const portal = firstLoad(join(out, 'portal'));
if (portal > MOST_PORTAL_BYTES)
  fail(`the portal's first load has ${portal} bytes compressed; ${MOST_PORTAL_BYTES} is the most`);
const pages = join(out, 'capture');
mkdirSync(pages, { recursive: true });
const { build } = await import('esbuild');
const smallest = {
  bundle: true,
  minify: true,
  target: ['es2022', 'safari16'],
  legalComments: 'none',
};
await build({
  absWorkingDir: here,
  entryPoints: {
    capture: 'capture/capture.ts',
    device: 'device/device.ts',
    faces: 'faces/faces.ts',
    style: 'capture/style.css',
  },
  outdir: pages,
  format: 'esm',
  ...smallest,
});
cpSync(join(here, 'capture/icon.svg'), join(pages, 'icon.svg'));
const size = ['capture.js', 'faces.js']
  .map((name) => gzipSync(readFileSync(join(pages, name))).length)
  .reduce((sum, bytes) => sum + bytes, 0);
if (size > MOST_SCRIPT_BYTES)
  fail(`the script has ${size} bytes compressed; ${MOST_SCRIPT_BYTES} is the most`);
const collectors = ['loader', 'collector', 'fingerprint'];
await build({
  absWorkingDir: here,
  entryPoints: collectors.map((name) => `device/${name}.ts`),
  outdir: join(out, 'device'),
  format: 'iife',
  ...smallest,
});
for (const name of collectors) {
  const bytes = gzipSync(readFileSync(join(out, 'device', `${name}.js`))).length;
  if (bytes > MOST_COLLECTOR_BYTES)
    fail(`${name}.js has ${bytes} bytes compressed; ${MOST_COLLECTOR_BYTES} is the most`);
}
