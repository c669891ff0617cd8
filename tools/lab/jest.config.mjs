import product from '../../jest.config.mjs';

/** @type {import('jest').Config} */
export default {
	...product,
	rootDir: '../..',
	testMatch: ['<rootDir>/tools/lab/test/**/*.test.mts'],
	testPathIgnorePatterns: [],
};
