import { parseArgs, type ParseArgsConfig, type ParseArgsOptionsConfig } from 'node:util';

import { ConfigError } from './config-error.mts';
import { readValue, SWITCH, textsOf } from './option-kinds.mts';
import {
	FILE_OPTION_NAMES,
	flagOf,
	OPTION_NAMES,
	optionOf,
	variableOf,
	type Known,
	type OptionName,
	type OptionValues,
} from './options.mts';

/**
 * The command line, the environment or the file: returns its value of an option, `undefined` if it sets none,
 * and the label that errors have for it.
 */
type Source = (name: OptionName) => { label: string; value: unknown };

/**
 * Parses the command line. Returns `help` if that was asked for.
 * @throws ConfigError when an option is unknown or its value is missing.
 */
export function flagSource(args: readonly string[]): Source | 'help' {
	const flags: ParseArgsOptionsConfig = { help: { type: 'boolean' } };
	for (const name of OPTION_NAMES) {
		const { kind, many = false } = optionOf(name);
		flags[flagOf(name)] = { type: kind === SWITCH ? 'boolean' : 'string', multiple: many };
	}
	const config = { args: [...args], options: flags, allowNegative: true };
	const values: Record<string, unknown> = parsedArgs(config).values;
	if (values['help'] === true) return 'help';
	return (name) => ({ label: `--${flagOf(name)}`, value: values[flagOf(name)] });
}

/**
 * Parses a command line as Node does.
 * @throws ConfigError when an option is unknown or its value is missing.
 */
export function parsedArgs<Config extends ParseArgsConfig>(config: Config) {
	try {
		return parseArgs(config);
	} catch (error) {
		// Node's first sentence names the option; the rest explains its own syntax.
		const [sentence] = (error as Error).message.split(/\.\s|\n/, 1);
		throw new ConfigError(`${sentence.replace(/\.$/, '')}. --help lists the options.`);
	}
}

/**
 * Reads the environment; an empty variable sets nothing.
 * @throws ConfigError when a variable has the options' prefix but is not an option.
 */
export function environmentSource(environment: NodeJS.ProcessEnv): Source {
	const known = OPTION_NAMES.map(variableOf);
	const unknown = Object.keys(environment).find(
		(name) => name.startsWith('IDCARD_OCR_') && !known.includes(name),
	);
	if (unknown !== undefined) {
		throw new ConfigError(
			`${unknown} is not a setting of this server. Known settings: ${known.join(', ')}.`,
		);
	}
	return (name) => {
		const text = environment[variableOf(name)] || undefined;
		return { label: variableOf(name), value: optionOf(name).many ? text?.split(',') : text };
	};
}

export function fileSource(file: Readonly<Record<string, unknown>>): Source {
	return (name) => ({ label: `"${name}" in the config file`, value: file[name] });
}

/**
 * Returns the value that the first of the sources sets, for lists the items of all sources.
 * @throws ConfigError when the option does not accept it.
 */
export function valueOf(name: OptionName, sources: readonly Source[]): unknown {
	const { kind, many } = optionOf(name);
	const settings = sources
		.map((source) => source(name))
		.filter(({ value }) => value !== undefined)
		.map(({ label, value }) => ({ label, texts: (many ? textsOf : textOf)(value, label) }));
	const values = (many ? settings : settings.slice(0, 1)).flatMap(({ label, texts }) =>
		texts.map((text) => readValue(kind, many ? text.trim() : text, label)),
	);
	return many ? values : values[0];
}

/**
 * Returns the value of every option but the config file, its default where no source sets it.
 * @throws ConfigError when an option does not accept its value.
 */
export function valuesOf(sources: readonly Source[], known: Omit<Known, 'workers'>): OptionValues {
	const values: Partial<Record<OptionName, unknown>> = {};
	for (const name of FILE_OPTION_NAMES) {
		const { default: fallback } = optionOf(name);
		const workers = values.workers as number;
		values[name] =
			valueOf(name, sources) ??
			(typeof fallback === 'function' ? fallback({ ...known, workers }) : fallback);
	}
	return values as OptionValues;
}

function textOf(value: unknown, label: string): string[] {
	if (typeof value !== 'object') return [String(value)];
	throw new ConfigError(`${label} must be a single value.`);
}
