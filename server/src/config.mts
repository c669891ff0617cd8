import { randomBytes } from 'node:crypto';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import type { ApiKeySettings } from './http/api-keys.mts';

/** Everything an operator can set. */
export interface Config {
	/** Address to listen on. */
	readonly host: string;
	/** Port to listen on; 0 takes a free one. */
	readonly port: number;
	readonly keys: readonly ApiKeySettings[];
	/** A key made for this run because none was given; it is one of `keys`. */
	readonly generatedKey?: string;
	/** Lets pictures be fetched from addresses that are not public. */
	readonly allowPrivateUrls: boolean;
	/** A model pack's name or folder. */
	readonly models?: string;
	/** Threads that read pictures. */
	readonly workers?: number;
	/** Pictures that may wait. */
	readonly queueLimit?: number;
}

/** What an operator gave cannot be used. `message` says what and how to go on. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

export const USAGE = `Reads Chinese resident ID cards over HTTP, with the API of ApiZero's ocr-idcard.

  npm run server -- [options]

  --port PORT           port to listen on, 0 for a free one (default 8787)
  --host ADDRESS        address to listen on (default 127.0.0.1)
  --api-key KEY         a key callers may use; give it again for more (default: one made for this run)
  --allow-private-urls  fetch pictures from addresses inside this machine and its network too
  --models PACK         model pack, by name or by folder (default: the best one installed)
  --workers COUNT       threads that read pictures (default: one for each core, at most 4)
  --queue-limit COUNT   pictures that may wait for a thread (default 32)
  --help                show this
`;

const FLAGS = {
	port: { type: 'string', default: '8787' },
	host: { type: 'string', default: '127.0.0.1' },
	'api-key': { type: 'string', multiple: true },
	'allow-private-urls': { type: 'boolean', default: false },
	models: { type: 'string' },
	workers: { type: 'string' },
	'queue-limit': { type: 'string' },
	help: { type: 'boolean', default: false },
} as const satisfies ParseArgsOptionsConfig;

/**
 * Gives the configuration that the command line asks for, or `help`.
 * @throws ConfigError when an option is unknown or its value is out of range.
 */
export function readConfig(args: readonly string[]): Config | 'help' {
	const values = parseFlags(args);
	if (values.help) return 'help';
	const given = values['api-key'] ?? [];
	if (given.some((key) => !/^\S+$/.test(key))) {
		throw new ConfigError('--api-key wants a key without spaces.');
	}
	const generatedKey = given.length === 0 ? randomBytes(24).toString('base64url') : undefined;
	const keys = generatedKey === undefined ? given : [generatedKey];
	return Object.freeze({
		host: values.host,
		port: wholeNumber('--port', values.port, 0, 65_535),
		keys: keys.map((key, i) => ({ id: `key-${i + 1}`, key })),
		generatedKey,
		allowPrivateUrls: values['allow-private-urls'],
		models: values.models,
		workers: optional('--workers', values.workers, 1, 64),
		queueLimit: optional('--queue-limit', values['queue-limit'], 0, 10_000),
	});
}

function parseFlags(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: FLAGS }).values;
	} catch (error) {
		// Node's first sentence names the option; what follows explains its own syntax.
		const [sentence] = (error as Error).message.split(/\.\s|\n/, 1);
		throw new ConfigError(`${sentence.replace(/\.$/, '')}. --help lists the options.`);
	}
}

function optional(flag: string, text: string | undefined, min: number, max: number) {
	return text === undefined ? undefined : wholeNumber(flag, text, min, max);
}

function wholeNumber(flag: string, text: string, min: number, max: number): number {
	const number = Number(text);
	if (/^\d+$/.test(text) && number >= min && number <= max) return number;
	throw new ConfigError(`${flag} wants a whole number from ${min} to ${max}.`);
}
