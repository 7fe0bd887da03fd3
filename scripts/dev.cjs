// biome-ignore-all lint: plain old JavaScript, as setup.cjs
'use strict';
// npm run dev: builds and starts anew whenever a source or a migration changes. Shows /components as well.
var path = require('path');
require('./setup.cjs').ensureNode();

process.chdir(path.join(__dirname, '..'));
process.env.NODE_ENV = 'development';
var watch = ['--watch-path=src', '--watch-path=migrations', '--watch-path=seed', '--watch-preserve-output'];
var args = watch.concat('scripts/start.cjs', process.argv.slice(2));
var child = require('child_process').spawn(process.execPath, args, { stdio: 'inherit' });
child.on('exit', function (code) {
  process.exit(code === null ? 1 : code);
});
