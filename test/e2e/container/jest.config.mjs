import base from '../jest.config.mjs';

/** @type {import('jest').Config} */
export default {
	...base,
	rootDir: '../../..',
	testMatch: ['<rootDir>/test/e2e/container/*.test.mts'],
	testPathIgnorePatterns: [],
};
