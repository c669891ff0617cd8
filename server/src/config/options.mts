/** How an option's text is understood. */
export type OptionKind =
	| { kind: 'text'; default?: string }
	| { kind: 'count'; min: number; max: number; default?: number }
	| { kind: 'switch' }
	| { kind: 'choice'; choices: readonly string[]; default: string }
	| { kind: 'list' };

/** One thing an operator can set. */
export type Option = OptionKind & {
	/** What stands for the value in the help. */
	value?: string;
	/** What it does, with its unit. */
	help: string;
	/** Flags are given one by one, a variable or the file holds all of a list. */
	flag?: string;
};

/** Every option but the keys' own settings, under its name in the config file. */
export const OPTIONS = {
	config: {
		...{ kind: 'text', value: 'FILE' },
		help: 'JSON file with any of these options and with settings for each key',
	},
	host: {
		...{ kind: 'text', value: 'ADDRESS', default: '127.0.0.1' },
		help: 'address to listen on',
	},
	port: {
		...{ kind: 'count', value: 'PORT', min: 0, max: 65_535, default: 8787 },
		help: 'port to listen on, 0 for a free one',
	},
	apiKeys: {
		...{ kind: 'list', value: 'KEY', flag: 'api-key' },
		help: 'key that callers may use; without any, one is made for this run',
	},
	limits: {
		...{ kind: 'choice', choices: ['none', 'published'], default: 'none' },
		help: 'limits of keys without their own; published: 2 calls a second, 20 a day',
	},
	allowPrivateUrls: {
		kind: 'switch',
		help: 'fetch pictures from inside this machine and its network too',
	},
	trustedProxies: {
		...{ kind: 'list', value: 'RANGE', flag: 'trusted-proxy' },
		help: 'address or range of a proxy whose X-Forwarded-For is believed',
	},
	models: {
		...{ kind: 'text', value: 'PACK' },
		help: 'model pack, by name or by folder; default: the best, fetched where missing',
	},
	workers: {
		...{ kind: 'count', value: 'COUNT', min: 1, max: 64 },
		help: 'threads that read lines; default: one for each core, at most 4',
	},
	queueLimit: {
		...{ kind: 'count', value: 'COUNT', min: 0, max: 10_000 },
		help: 'pictures that may wait for a thread; default: 8 for each thread',
	},
	logLevel: {
		...{ kind: 'choice', choices: ['debug', 'info', 'warn', 'error', 'silent'], default: 'info' },
		help: 'least serious messages that are logged',
	},
} as const satisfies Record<string, Option>;

/** Name of an option. */
export type OptionName = keyof typeof OPTIONS;

/** All names, in the order of the help. */
export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];

/** Gives an option's row without the narrow type of its literal. */
export function optionOf(name: OptionName): Option {
	return OPTIONS[name];
}

/** The flag without its dashes, such as `queue-limit`. */
export function flagOf(name: OptionName): string {
	return optionOf(name).flag ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The environment variable, such as `IDCARD_OCR_QUEUE_LIMIT`. */
export function variableOf(name: OptionName): string {
	return `IDCARD_OCR_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
}

/** What `--help` prints. `command` is how the server was started. */
export function usage(command: string): string {
	const rows = OPTION_NAMES.map((name) => {
		const option = optionOf(name);
		const value = option.kind === 'choice' ? option.choices.join('|') : option.value;
		const left = `--${flagOf(name)}${value === undefined ? '' : ` ${value}`}`;
		const notes = [
			...(option.kind === 'list' ? ['may be repeated'] : []),
			...('default' in option ? [`default ${option.default}`] : []),
		];
		const right = `${option.help}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
		return left.length > 24
			? `  ${left}\n${' '.repeat(28)}${right}`
			: `  ${left.padEnd(26)}${right}`;
	});
	return `Reads Chinese resident ID cards over HTTP, with the API of ApiZero's ocr-idcard.

  ${command} [options]

${rows.join('\n')}
  --help                    show this

Each option can also be set in the environment, such as ${variableOf('port')}, lists with commas.
A flag overrides the environment, which overrides the file. Keys of all three are accepted.`;
}
