import './instance.mts';

import { createRequire } from 'node:module';

declare global {
	/** Set in tests by `jest-environment.mjs`. */
	var requireShared: NodeJS.Require | undefined;
}

const require = globalThis.requireShared ?? createRequire(import.meta.url);
require('reflect-metadata');

export const core = require('n8n-core') as typeof import('n8n-core');

export const workflow = require('n8n-workflow') as typeof import('n8n-workflow');

const ofCore = (require('node:module') as typeof import('node:module')).createRequire(
	require.resolve('n8n-core'),
);

/** The services of {@link core}: another copy of `@n8n/di` would have a separate, empty container. */
export const { Container } = ofCore('@n8n/di') as {
	Container: {
		get<Service>(type: abstract new (...args: never[]) => Service): Service;
		reset(): void;
	};
};

// A test file must not inherit another one's, such as files kept on disk.
Container.reset();
