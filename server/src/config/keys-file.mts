import { ConfigError } from './config-error.mts';
import { configuredKeyDigest } from './key-digest.mts';
import { ID_PATTERN, type ApiKeySettings } from './key-settings.mts';
import { API_KEY, readValue } from './option-kinds.mts';

/** A line with a key, alone or after its id. The spaces distinguish its = from one within a key. */
const LINE = /^(?:(?<id>\S+)\s+=\s+)?(?<key>\S+)$/;

/** Digits of its hash that name a key without an id (a choice): too few to find the key by. */
const DIGITS_OF_ID = 8;

/**
 * Reads a file with one key per line, `KEY` or `ID = KEY`, each plain or as its hash. Blank lines and
 * those that begin with `#` are skipped. A key without an id gets one made from its hash, so that it
 * keeps the id, and the calls counted under it, when other lines come or go.
 * @throws ConfigError that names the line and what is wrong with it, never the key; also when there
 * is no key, since a file that was cut off must not lock everyone out.
 */
export function keysOfLines(text: string, path: string): ApiKeySettings[] {
	const keys = text
		.split(/\r?\n/)
		// `trim` also removes the byte order mark that editors on Windows begin a file with.
		.map((line, i) => ({ line: line.trim(), place: `Line ${i + 1} of the keys file ${path}` }))
		.filter(({ line }) => line !== '' && !line.startsWith('#'))
		.map(({ line, place }) => keyOfLine(line, place));
	if (keys.length === 0) throw new ConfigError(`The keys file ${path} has no key.`);
	return keys;
}

function keyOfLine(line: string, place: string): ApiKeySettings {
	const { id, key: text } = LINE.exec(line)?.groups ?? {};
	if (text === undefined) throw new ConfigError(`${place} must be a key, or "ID = KEY".`);
	const key = readValue(API_KEY, text, place);
	if (id === undefined) {
		return { id: `key-${configuredKeyDigest(key).slice(0, DIGITS_OF_ID)}`, key };
	}
	if (!ID_PATTERN.test(id)) {
		throw new ConfigError(
			`${place} has an unusable id: it must be 1 to 64 letters, digits, ".", "_" and "-".`,
		);
	}
	if (id === key) throw new ConfigError(`${place} uses its key as its id, which logs show.`);
	return { id, key };
}
