// biome-ignore-all lint: plain old JavaScript, as setup.cjs
'use strict';
var setup = require('./setup.cjs');

setup.ensureNode();
setup.ensureInstalled();
setup.ensureBuilt();
process.env.NODE_ENV = process.env.NODE_ENV || 'production';
require('./run.cjs');
