// biome-ignore-all lint: plain old JavaScript, as setup.cjs
'use strict';
// npm run check: types, lint, unused code, the laws of the architecture, and the reading age of every public page. Without a browser.
var setup = require('./setup.cjs');
var childProcess = require('child_process');
var path = require('path');

var root = path.join(__dirname, '..');

/** Runs a program of node_modules on what it prints itself; true if it was content. */
function run(script, args) {
  var done = childProcess.spawnSync(process.execPath, [script].concat(args), { cwd: root, stdio: 'inherit' });
  if (done.error) process.stdout.write(done.error.message + '\n');
  return done.status === 0;
}

function modulePath(name) {
  return path.join(root, 'node_modules', name);
}

/** TypeScript 7 is a native program and four times as fast; where it was not built for this machine, 6 does the same. */
function typeScript() {
  var native = modulePath('typescript7/bin/tsc');
  var works = childProcess.spawnSync(process.execPath, [native, '--version'], { stdio: 'ignore' }).status === 0;
  return works ? native : modulePath('typescript/bin/tsc');
}

var checks = [
  {
    name: 'Types',
    passes: function () {
      return run(typeScript(), ['--noEmit']);
    },
  },
  {
    name: 'Lint',
    passes: function () {
      return run(modulePath('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings']);
    },
  },
  {
    name: 'Unused code',
    passes: function () {
      return run(modulePath('knip/bin/knip.js'), ['--no-progress']);
    },
  },
];

/** Runs the checks one after the other, says how each went, and counts. */
function runChecks() {
  var count = { passed: 0, failed: 0 };
  checks.forEach(function (check) {
    var start = Date.now();
    process.stdout.write(check.name + ' …\n');
    var word = check.passes() ? 'passed' : 'failed';
    count[word] += 1;
    process.stdout.write(check.name + ': ' + word + ' in ' + ((Date.now() - start) / 1000).toFixed(1) + ' s\n');
  });
  return count;
}

function main() {
  setup.ensureNode();
  setup.ensureInstalled();
  var count = runChecks();
  var lawful = run(modulePath('vitest/vitest.mjs'), ['run', '--mode', 'laws']);
  var readable = run(modulePath('vitest/vitest.mjs'), ['run', '--mode', 'reading']);
  process.exit(count.failed === 0 && lawful && readable ? 0 : 1);
}

if (require.main === module) main();

module.exports = { root: root, modulePath: modulePath, runChecks: runChecks };
