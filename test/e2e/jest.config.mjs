/** @type {import('jest').Config} */
export default {
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.test.mts'],
	// "npm run test:queue" has a stage of its own.
	testPathIgnorePatterns: ['/test/e2e/queue/'],
	extensionsToTreatAsEsm: ['.ts', '.mts'],
	moduleFileExtensions: ['mts', 'ts', 'mjs', 'cjs', 'js', 'json', 'node'],
	transform: {
		'\\.m?ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }],
	},
	// One n8n serves all of them, and the editor is slow enough alone.
	maxWorkers: 1,
	testTimeout: 120_000,
};
