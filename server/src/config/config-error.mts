/** The operator set something unusable. `message` says what and how to fix it, and quotes no key. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}
