/** What an operator set cannot be used. `message` says what and how to go on, without any key. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}
