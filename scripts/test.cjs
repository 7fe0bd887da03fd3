// biome-ignore-all lint: plain old JavaScript, as setup.cjs
'use strict';
// npm test: types, lint, unused code, then every test and story. The last line counts them all.
// npm test -- NAME …   only the tests of files with NAME in their path (or options of vitest, such as -t 'a note')
// --mode pictures      only the story that takes the pictures of the README
// --mode in-pieces     every page of a story comes in pieces: finds stories that look before it is there
var setup = require('./setup.cjs');
setup.ensureNode();
var childProcess = require('child_process');
var fs = require('fs');
var os = require('os');
var path = require('path');
var check = require('./check.cjs');

var SHARED = path.join(check.root, '..', 'shared', 'data');

/** Runs vitest and gives what its report says, or nothing where it died before writing one. */
function runVitest(args) {
  var folder = fs.mkdtempSync(path.join(os.tmpdir(), 'openpals-report-'));
  var report = path.join(folder, 'report.json');
  var reporters = ['--reporter=default', '--reporter=json', '--outputFile.json=' + report];
  var all = [check.modulePath('vitest/vitest.mjs'), 'run'].concat(reporters, args);
  var done = childProcess.spawnSync(process.execPath, all, { cwd: check.root, stdio: 'inherit' });
  var said = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined;
  fs.rmSync(folder, { recursive: true });
  return { report: said, status: done.status };
}

/** Every test once; a file that could not be read or set up counts as one failure, and so does a run that went wrong as a whole. */
function countOf(result, isPart) {
  if (!result.report) return failure('The test runner ended before it could report.');
  var tests = result.report.numTotalTests === 0 ? [] : testsOf(result.report);
  var passed = tests.filter(isPassed).length;
  var failed = tests.filter(isFailed).length + result.report.testResults.filter(isBrokenFile).length;
  var leftOut = isPart ? 0 : tests.length - passed - tests.filter(isFailed).length;
  if (leftOut > 0) process.stdout.write('Left out, which counts as failed: ' + leftOut + ' tests.\n');
  var count = { passed: passed, failed: failed + leftOut };
  if (count.failed > 0) return count;
  if (passed === 0) return failure('No test ran.');
  return result.status === 0 ? count : add(failure('The test runner met an error outside the tests.'), count);
}

function testsOf(report) {
  var lists = report.testResults.map(function (file) {
    return file.assertionResults;
  });
  return [].concat.apply([], lists);
}

function isPassed(test) {
  return test.status === 'passed';
}

function isFailed(test) {
  return test.status === 'failed';
}

function isBrokenFile(file) {
  return file.status === 'failed' && !file.assertionResults.some(isFailed);
}

function failure(line) {
  process.stdout.write(line + '\n');
  return { passed: 0, failed: 1 };
}

function add(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

/** Tests of the shared sets say "shared set" in their titles, and exist only where the sets are. */
function sayShared(report, isPart) {
  var present = fs.existsSync(SHARED);
  var ran = report ? testsOf(report).filter(isOfShared).length : 0;
  var told = present
    ? 'are here, tests that ran on them: ' + ran
    : 'are not here: only data of this project was tested';
  if (!present || ran > 0 || !isPart) process.stdout.write('The shared sets (../shared/data) ' + told + '.\n');
}

function isOfShared(test) {
  return /\bshared (data|sets?)\b/i.test(test.fullName) && (isPassed(test) || isFailed(test));
}

function main(args) {
  setup.ensureInstalled();
  setup.ensureBuilt();
  var isPart = args.length > 0;
  var checked = isPart ? { passed: 0, failed: 0 } : check.runChecks();
  process.stdout.write(isPart ? 'Only a part: types, lint and unused code are left out.\n' : 'Tests and stories …\n');
  var result = runVitest(args);
  var tested = countOf(result, isPart);
  sayShared(result.report, isPart);
  var count = add(checked, tested);
  process.stdout.write(count.passed + ' passed, ' + count.failed + ' failed\n');
  process.exit(count.failed > 0 ? 1 : 0);
}

main(process.argv.slice(2));
