// biome-ignore-all lint: plain old JavaScript, as setup.cjs
'use strict';
// npm run dev: builds and starts anew whenever a source or a migration changes. Shows /components as well.
var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');
require('./setup.cjs').ensureNode();

process.chdir(path.join(__dirname, '..'));
process.env.NODE_ENV = 'development';
var desk;
var pause;
var ending = false;

function start() {
  desk = childProcess.spawn(process.execPath, ['scripts/start.cjs'].concat(process.argv.slice(2)), {
    stdio: 'inherit',
  });
  desk.on('exit', function (code) {
    desk = undefined;
    if (ending) process.exit(code === null ? 1 : code);
    if (pause === 'over') again();
    else process.stdout.write('The desk has ended. It starts again when a file changes.\n');
  });
}

/** One save may be many events, and the last of them counts: hence a short wait (node --watch starts at the first). */
function changed() {
  if (pause === 'over') return;
  clearTimeout(pause);
  pause = setTimeout(function () {
    pause = 'over';
    if (desk) desk.kill('SIGTERM');
    else again();
  }, 300);
}

function again() {
  pause = undefined;
  process.stdout.write('\nSomething has changed.\n');
  start();
}

['src', 'migrations', 'seed'].forEach(function (folder) {
  fs.watch(folder, { recursive: true }, changed);
});
['SIGINT', 'SIGTERM'].forEach(function (signal) {
  process.on(signal, function () {
    ending = true;
    if (desk) desk.kill('SIGTERM');
    else process.exit(0);
  });
});
start();
