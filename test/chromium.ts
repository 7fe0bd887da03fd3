import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { LaunchOptions } from 'playwright-core';

const require = createRequire(import.meta.url);
const CACHE = join(import.meta.dirname, '../node_modules/.cache/openpals');

/** Plain arguments. The package's own would put all pages into one process, where closing one page ends the browser. */
const ARGS = [
  '--no-sandbox', // root may not have one, and nothing but our own pages is opened
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * How to start the Chromium that came with npm: unpacked once, on its own libraries where the machine lacks them, and
 * with one font for everything, so that a line breaks at the same word on every machine.
 * Elsewhere than on Linux x64 there is none from npm: an installed Chrome is used, with the fonts of that machine.
 */
export function launchOptions(): LaunchOptions {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', args: ARGS };
  const folder = unpacked();
  const executablePath = join(folder, 'chromium');
  const font = { ...process.env, FONTCONFIG_FILE: fontConfig() };
  const withLibraries = { ...font, LD_LIBRARY_PATH: join(folder, 'lib') };
  const env = [font, withLibraries].find((each) => starts(executablePath, each));
  if (!env) throw new Error(`Chromium does not start: ${whatItSays(executablePath, withLibraries)}`);
  return { executablePath, args: ARGS, env: textsOnly(env) };
}

function starts(program: string, env: NodeJS.ProcessEnv): boolean {
  return spawnSync(program, ['--version'], { env, stdio: 'ignore' }).status === 0;
}

function whatItSays(program: string, env: NodeJS.ProcessEnv): string {
  const { stderr, error } = spawnSync(program, ['--version'], { env, encoding: 'utf8' });
  return error?.message ?? stderr.trim();
}

function textsOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Unpacked beside its place and then renamed, so that two runs at once, or one that was killed, leave nothing half made. */
function unpacked(): string {
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '../../bin');
  const { version } = JSON.parse(readFileSync(join(packed, '../package.json'), 'utf8'));
  const folder = join(CACHE, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, 'unpacking-'));
  writeFileSync(join(draft, 'chromium'), brotliDecompressSync(readFileSync(join(packed, 'chromium.br'))), {
    mode: 0o755,
  });
  const libraries = brotliDecompressSync(readFileSync(join(packed, 'al2023.tar.br')));
  execFileSync('tar', ['-x', '-C', draft], { input: libraries });
  chmodSync(draft, 0o755); // for other users of this checkout
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/**
 * Arimo (as wide as Arial, letter by letter), regular and bold, stands in for whatever font a page asks for; for Arabic and
 * Urdu letters, which it has not, Noto.
 */
function fontConfig(): string {
  const fonts = dirname(require.resolve('@expo-google-fonts/arimo/package.json'));
  const arabic = dirname(require.resolve('@expo-google-fonts/noto-naskh-arabic/package.json'));
  const folders = [fonts, arabic].flatMap((family) =>
    ['400Regular', '700Bold'].map((name) => `<dir>${escaped(join(family, name))}</dir>`),
  );
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${folders.join('\n  ')}
  <cachedir>${escaped(join(CACHE, 'fonts'))}</cachedir>
  <match target="pattern">
    <edit name="family" mode="assign" binding="strong"><string>Arimo</string></edit>
  </match>
</fontconfig>
`;
  const file = join(CACHE, 'fonts.conf');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  return file;
}

function escaped(path: string): string {
  return path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
