// biome-ignore-all lint: plain old JavaScript, as setup.cjs
'use strict';
// npm run bench: bundles bench/main.ts and runs it. Its options come after --.
var setup = require('./setup.cjs');
var path = require('path');

setup.ensureNode();
setup.ensureInstalled();
setup.ensureBuilt();
process.env.NODE_ENV = 'production';
var root = path.join(__dirname, '..');
var bundle = path.join(root, 'node_modules/.cache/openpals/bench.mjs');
var options = { bundle: true, format: 'esm', platform: 'node', packages: 'external', jsx: 'automatic' };
options.entryPoints = [path.join(root, 'bench/main.ts')];
options.outfile = bundle;
require('esbuild').buildSync(options);
var args = [bundle].concat(process.argv.slice(2));
var done = require('child_process').spawnSync(process.execPath, args, { stdio: 'inherit' });
process.exit(done.status === null ? 1 : done.status);
