import {
	ALL_FORMATS,
	API_KEY,
	count,
	FORMATS,
	MAX_PORT,
	MIN_KEY_LENGTH,
	oneOf,
	PORT_RANGE,
	PROXY_RANGE,
	PUBLIC_URL,
	REDIS_URL,
	SWITCH,
	textual,
	WEB_ORIGIN,
	type Kind,
} from './option-kinds.mts';

/** The facts that a default may be computed from. */
export interface Known {
	readonly cores: number;
	/** Value of the option `workers`, for the rows below it. */
	readonly workers: number;
}

interface Option {
	readonly kind: Kind;
	/** Whether it takes any number of values, collected from all sources. */
	readonly many?: true;
	/** What it does, with its unit; a phrase that starts in lower case. */
	readonly help: string;
	/** The flag without its dashes, if not simply the name. */
	readonly flag?: string;
	readonly default?: string | number | boolean | readonly string[] | ((known: Known) => number);
	/** Describes a default that is computed. */
	readonly defaultText?: string;
	/** The value in `.env.example`, if not the default. */
	readonly example?: string;
	/** Keeps the value out of the printed config. */
	readonly secret?: true;
}

/** A choice: more threads than this only compete for the cores' caches. */
export const MAX_DEFAULT_WORKERS = 4;

/** A choice: clients that wait 15 s, as those on the API page do, get an answer even at the queue's end. */
const QUEUE_LIMIT_PER_WORKER = 8;

/** Every option, by its name in the config file. Settings of single keys are in `keys` there. */
const OPTIONS = {
	config: {
		kind: textual('FILE'),
		example: '/etc/idcard-ocr.json',
		help: 'JSON file with any of these options and with settings for each key',
	},
	host: {
		kind: textual('ADDRESS'),
		default: '127.0.0.1',
		help: 'address to listen on; 0.0.0.0 accepts calls from other machines',
	},
	port: {
		kind: count(0, MAX_PORT, 'PORT'),
		default: 8787,
		help: 'port to listen on; 0 picks a free one',
	},
	apiKeys: {
		kind: API_KEY,
		many: true,
		flag: 'api-key',
		secret: true,
		help: `key that callers may use, of ${MIN_KEY_LENGTH} characters or more (openssl rand -hex 24); if none is set, one is generated for this run`,
	},
	apiKeysFile: {
		kind: textual('FILE'),
		example: '/etc/idcard-ocr.keys',
		help: 'file with a key or its hash on each line; read again on SIGHUP',
	},
	limitsStore: {
		kind: REDIS_URL,
		secret: true,
		help: 'Redis or Valkey that counts the calls of several servers together',
	},
	limitsStoreDown: {
		kind: oneOf('own', 'refuse'),
		default: 'own',
		help: 'while the store is away: own, each server counts alone; refuse, limited keys get 5020',
	},
	formats: {
		kind: FORMATS,
		default: ALL_FORMATS,
		defaultText: 'all',
		help: `formats that are read, of ${ALL_FORMATS.join(',')}`,
	},
	maxBody: {
		kind: count(1, 100, 'MB'),
		default: 10,
		help: 'largest image or document, as MB of base64',
	},
	allowPrivateUrls: {
		kind: SWITCH,
		default: false,
		help: 'also fetch images from this machine and from private networks',
	},
	linkPorts: {
		kind: PORT_RANGE,
		many: true,
		flag: 'link-port',
		help: 'port, or range of ports, that links may lead to in addition to 80 and 443',
	},
	trustedProxies: {
		kind: PROXY_RANGE,
		many: true,
		flag: 'trusted-proxy',
		help: 'address or range of a proxy whose X-Forwarded-For and request ids are trusted',
	},
	publicUrl: {
		kind: PUBLIC_URL,
		help: 'address at which callers reach the server, for /openapi.json and photo links',
	},
	photoLinkOrigins: {
		kind: WEB_ORIGIN,
		many: true,
		flag: 'photo-link-origin',
		help: 'origin, such as that of n8n, that photo links of keys without their own may deliver to',
	},
	privateHttp: {
		kind: SWITCH,
		default: false,
		help: 'for a trial: photo links over http too, at addresses of private networks, where others may see the photos',
	},
	tryPage: {
		kind: SWITCH,
		defaultText: 'on if only this machine reaches the server',
		help: 'pages at /try and /folder, for everyone who reaches the server; --no-try-page: for nobody',
	},
	metricsPort: {
		kind: count(0, MAX_PORT, 'PORT'),
		help: 'separate port for /metrics, which is then not on the port of the API',
	},
	metricsHost: {
		kind: textual('ADDRESS'),
		defaultText: '127.0.0.1',
		help: 'address to listen on for --metrics-port',
	},
	metricsKey: {
		kind: API_KEY,
		secret: true,
		help: 'key that /metrics needs',
	},
	metricsKeyFile: {
		kind: textual('FILE'),
		help: 'file with the key that /metrics needs, or its hash',
	},
	models: {
		kind: textual('FOLDER'),
		defaultText: "the server's own",
		help: 'folder of a model pack',
	},
	precision: {
		kind: oneOf('auto', 'int8', 'fp32'),
		default: 'auto',
		help: 'auto takes int8 where this processor computes it right, else fp32',
	},
	workers: {
		kind: count(1, 64, 'COUNT'),
		default: ({ cores }) => Math.min(MAX_DEFAULT_WORKERS, cores),
		defaultText: `one per core, at most ${MAX_DEFAULT_WORKERS}`,
		help: 'recognition threads',
	},
	queueLimit: {
		kind: count(0, 10_000, 'COUNT'),
		default: ({ workers }) => QUEUE_LIMIT_PER_WORKER * workers,
		defaultText: `${QUEUE_LIMIT_PER_WORKER} per thread`,
		help: 'images that may wait for a thread',
	},
	queueTimeout: {
		kind: count(1, 600, 'SECONDS'),
		default: 30,
		help: 'seconds that one image may wait for its turn; then its call gets 5020',
	},
	readTimeout: {
		kind: count(1, 600, 'SECONDS'),
		default: 20,
		help: 'seconds that one image may be read; its wait does not count',
	},
	drainDelay: {
		kind: count(0, 600, 'SECONDS'),
		default: 0,
		help: 'seconds that calls are still taken after SIGTERM, until proxies know',
	},
	grace: {
		kind: count(0, 600, 'SECONDS'),
		default: 20,
		help: 'seconds that a stop then waits for images in hand; the rest gets 5020',
	},
	logLevel: {
		kind: oneOf('debug', 'info', 'warn', 'error', 'silent'),
		default: 'info',
		help: 'lowest level that is logged',
	},
	logAddresses: {
		kind: SWITCH,
		default: false,
		help: "also log each client's address, behind a --trusted-proxy as the proxy gives it",
	},
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof OPTIONS;

type ValueOf<Row> = Row extends { kind: Kind<infer Value> }
	? Row extends { many: true }
		? readonly Value[]
		: Row extends { default: (known: never) => infer Default }
			? Value | Default
			: Row extends { default: unknown }
				? Value
				: Value | undefined
	: never;

/** The value of every option but the config file. */
export type OptionValues = {
	readonly [Name in Exclude<OptionName, 'config'>]: ValueOf<(typeof OPTIONS)[Name]>;
};

/** All names, in the order of the help. */
export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];

/** The names that the config file may have: all but its own. */
export const FILE_OPTION_NAMES = OPTION_NAMES.filter((name) => name !== 'config');

/** Returns an option's row without the narrow type of its literal. */
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
