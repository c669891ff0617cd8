/** What only draws images for documents: `--update-screenshots` runs it, and its name. */
const DRAWS = ['/test/e2e/examples/canvas.test.mts'];

/** @type {import('jest').Config} */
export default {
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.test.mts'],
	// "npm run test:queue" and the like start their own environments.
	testPathIgnorePatterns: [
		'/test/e2e/(queue|install|cluster|container)/',
		...(process.env.E2E_DRAWS === undefined ? DRAWS : []),
	],
	extensionsToTreatAsEsm: ['.ts', '.mts'],
	moduleFileExtensions: ['mts', 'ts', 'mjs', 'cjs', 'js', 'json', 'node'],
	transform: {
		'\\.m?ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }],
	},
	// All tests share one n8n, and the editor is slow enough on its own.
	maxWorkers: 1,
	testTimeout: 120_000,
};
