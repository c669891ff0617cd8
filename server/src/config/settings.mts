import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import { ConfigError } from './config-error.mts';
import { flagOf, OPTION_NAMES, optionOf, variableOf, type OptionName } from './options.mts';

/** A value as text, and what to call the place it came from. */
interface Setting {
	label: string;
	text: string | string[];
}

/** What one place sets: the command line, the environment or the file. */
export type Layer = Partial<Record<OptionName, Setting>>;

/**
 * Takes the command line apart. Gives `help` when that is asked for.
 * @throws ConfigError when an option is unknown or its value is missing.
 */
export function layerOfFlags(args: readonly string[]): Layer | 'help' {
	const flags: ParseArgsOptionsConfig = { help: { type: 'boolean' } };
	for (const name of OPTION_NAMES) {
		const { kind } = optionOf(name);
		const type = kind === 'switch' ? 'boolean' : 'string';
		flags[flagOf(name)] = { type, multiple: kind === 'list' };
	}
	let values;
	try {
		values = parseArgs({ args: [...args], options: flags }).values;
	} catch (error) {
		// Node's first sentence names the option; what follows explains its own syntax.
		const [sentence] = (error as Error).message.split(/\.\s|\n/, 1);
		throw new ConfigError(`${sentence.replace(/\.$/, '')}. --help lists the options.`);
	}
	if (values.help === true) return 'help';
	return layerOf((name) => ({ label: `--${flagOf(name)}`, value: values[flagOf(name)] }));
}

/** Takes what the environment sets; an empty variable sets nothing. */
export function layerOfEnvironment(environment: NodeJS.ProcessEnv): Layer {
	refuseUnknownVariables(environment);
	return layerOf((name) => {
		const text = environment[variableOf(name)] || undefined;
		const value = optionOf(name).kind === 'list' ? text?.split(',') : text;
		return { label: variableOf(name), value };
	});
}

function refuseUnknownVariables(environment: NodeJS.ProcessEnv): void {
	const known = OPTION_NAMES.map(variableOf);
	const unknown = Object.keys(environment).find(
		(name) => name.startsWith('IDCARD_OCR_') && !known.includes(name),
	);
	if (unknown === undefined) return;
	throw new ConfigError(`${unknown} is not a setting of this server. --help lists the options.`);
}

/** Takes what the parsed config file sets. Keys of other meaning are not looked at. */
export function layerOfFile(file: Readonly<Record<string, unknown>>): Layer {
	return layerOf((name) => ({ label: `"${name}" in the config file`, value: file[name] }));
}

function layerOf(read: (name: OptionName) => { label: string; value: unknown }): Layer {
	const layer: Layer = {};
	for (const name of OPTION_NAMES) {
		const { label, value } = read(name);
		if (value === undefined) continue;
		if (optionOf(name).kind === 'list') {
			// A key that is null must not become one that anybody guesses.
			const isTexts = Array.isArray(value) && value.every((text) => typeof text === 'string');
			if (!isTexts) throw new ConfigError(`${label} must be a list of texts.`);
			layer[name] = { label, text: value };
		} else {
			if (typeof value === 'object') throw new ConfigError(`${label} must be one value.`);
			layer[name] = { label, text: String(value) };
		}
	}
	return layer;
}

/** The options as values, checked against their rows in `options.mts`. */
export class Settings {
	readonly #layers: readonly Layer[];

	/** The first layer that sets an option decides; lists are joined. */
	constructor(layers: readonly Layer[]) {
		this.#layers = layers;
	}

	text(name: OptionName): string | undefined {
		const setting = this.#first(name);
		const option = optionOf(name);
		if (setting === undefined) return 'default' in option ? String(option.default) : undefined;
		const text = setting.text as string;
		if (text.trim() === '') throw new ConfigError(`${setting.label} needs a value.`);
		if (option.kind === 'choice' && !option.choices.includes(text)) {
			throw new ConfigError(`${setting.label} must be one of: ${option.choices.join(', ')}.`);
		}
		return text;
	}

	count(name: OptionName): number | undefined {
		const option = optionOf(name);
		if (option.kind !== 'count') throw new TypeError(`${name} is no count`);
		const setting = this.#first(name);
		if (setting === undefined) return option.default;
		const { min, max } = option;
		const number = Number(setting.text);
		if (/^\d+$/.test(setting.text as string) && number >= min && number <= max) return number;
		throw new ConfigError(`${setting.label} must be a whole number from ${min} to ${max}.`);
	}

	isOn(name: OptionName): boolean {
		const setting = this.#first(name);
		if (setting === undefined || setting.text === 'false') return false;
		if (setting.text === 'true') return true;
		throw new ConfigError(`${setting.label} must be true or false.`);
	}

	list(name: OptionName): Array<{ label: string; text: string }> {
		return this.#layers.flatMap((layer) => {
			const setting = layer[name];
			const texts = (setting?.text ?? []) as string[];
			return texts.map((text) => ({ label: setting!.label, text: text.trim() }));
		});
	}

	#first(name: OptionName): Setting | undefined {
		return this.#layers.map((layer) => layer[name]).find((setting) => setting !== undefined);
	}
}
