import { flagOf, OPTION_NAMES, optionOf, variableOf, type OptionName } from './options.mts';

/** Columns of the flags in the help (a choice); longer ones have a line of their own. */
const FLAG_WIDTH = 24;

/** The text of `--help`. `command` is how the server was started. */
export function usage(command: string): string {
	return `Reads Chinese resident ID cards over HTTP, with the API of ApiZero's ocr-idcard.

  ${command} [options]
  ${command} read FOLDER --out FILE     reads a folder of photos into a spreadsheet (read --help)

${OPTION_NAMES.map(usageRow).join('\n')}
  ${'--help'.padEnd(FLAG_WIDTH)}  show this help

Options can also be set in the environment (such as ${variableOf('port')}; lists in the plural and with commas,
such as ${variableOf('linkPorts')}) or in the config file (port, linkPorts). Flags override the environment, which
overrides the file; lists are combined.
Everyone on the machine can see flags (ps): set keys in the environment or a file.`;
}

/** The option's help, then its range and default in parentheses. */
export function describeOption(name: OptionName, noteOnLists: string): string {
	const { help, kind, many, default: fallback, defaultText } = optionOf(name);
	const isPlain = typeof fallback === 'string' || typeof fallback === 'number';
	const defaultNote = defaultText ?? (isPlain ? fallback : undefined);
	const notes = [
		kind.range,
		many && noteOnLists,
		defaultNote === undefined ? undefined : `default: ${defaultNote}`,
	].filter((note) => note !== undefined);
	return notes.length === 0 ? help : `${help} (${notes.join('; ')})`;
}

function usageRow(name: OptionName): string {
	const { value } = optionOf(name).kind;
	const left = `--${flagOf(name)}${value === undefined ? '' : ` ${value}`}`;
	const gap = left.length > FLAG_WIDTH ? `\n${' '.repeat(FLAG_WIDTH + 4)}` : '  ';
	return `  ${left.padEnd(FLAG_WIDTH)}${gap}${describeOption(name, 'repeatable')}`;
}
