// Loaded with --require into npm and the scripts it runs: appends the host of every connection to a file.
'use strict';
const { appendFileSync } = require('node:fs');
const { Socket } = require('node:net');

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...args) {
	// node:net hands its own arguments on as an array.
	const [target, host] = Array.isArray(args[0]) ? args[0] : args;
	const isPath = typeof target === 'string' && !/^\d+$/.test(target);
	const { path, host: named = host } = typeof target === 'object' ? target : {};
	if (!isPath && !path) appendFileSync(process.env.CONTACTED_HOSTS, `${named ?? 'localhost'}\n`);
	return connect.apply(this, args);
};
