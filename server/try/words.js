/** @typedef {'en' | 'zh'} Language */
/** What stands in a text's places; a function gives what differs between languages. @typedef {Record<string, string | number | (() => string)>} Values */

const TAGS = { en: 'en', zh: 'zh-CN' };

/** @type {Record<Language, Record<string, string>>} */
let texts = { en: {}, zh: {} };
/** @type {Language} */
let language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
/** The values of texts that are written. @type {WeakMap<Element, Values>} */
const written = new WeakMap();

/**
 * Gives the page its texts, writes them, and lets the visitor choose a language. English that its HTML says is not among them.
 * @param {Record<Language, Record<string, string>>} pageTexts
 * @param {() => void} [writePage] writes what `writeWords` does not
 */
export function useTexts({ en, zh }, writePage) {
	const said = places().map(({ dataset, textContent }) => [
		String(dataset['word']),
		String(textContent).trim().replace(/\s+/g, ' '),
	]);
	texts = { en: { ...Object.fromEntries(said), ...en }, zh };
	writeWords();
	for (const button of languageButtons()) {
		button.addEventListener('click', () => {
			writeWords(button.dataset['language'] === 'zh' ? 'zh' : 'en');
			if (writePage !== undefined) writePage();
		});
	}
}

/**
 * Returns a text in the page's language. A key without a text, such as a newer server's code, is returned as it
 * is, without its group.
 * @param {string} key
 * @param {Values} [values]
 */
export function word(key, values = {}) {
	const text = texts[language][key];
	if (text === undefined) return key.slice(key.indexOf('.') + 1);
	return text.replace(/\{(\w+)\}/g, (_, name) => {
		const value = values[name];
		return String(typeof value === 'function' ? value() : value);
	});
}

/** Returns what belongs to the page's language. @template Kind @param {Record<Language, Kind>} either */
export const inLanguage = (either) => either[language];

/** @param {number} share from 0 to 1 */
export function percent(share) {
	return share.toLocaleString(TAGS[language], {
		style: 'percent',
		minimumFractionDigits: 1,
		maximumFractionDigits: 1,
	});
}

/** @param {number} bytes */
export const fileSize = (bytes) =>
	bytes < 1e6 ? amount(bytes / 1e3, 'kilobyte', 1) : amount(bytes / 1e6, 'megabyte', 1);

/** @param {number} milliseconds */
export const seconds = (milliseconds) => amount(milliseconds / 1000, 'second', 2);

/** @param {number} count @param {string} unit of `Intl` @param {number} digits at most, after the point */
const amount = (count, unit, digits) =>
	count.toLocaleString(TAGS[language], {
		style: 'unit',
		unit,
		unitDisplay: 'short',
		maximumFractionDigits: digits,
	});

/** Writes the page's texts, in a language if one is given. @param {Language} [chosen] */
export function writeWords(chosen = language) {
	language = chosen;
	document.documentElement.lang = TAGS[language];
	document.title = word('title');
	for (const place of places()) say(place, String(place.dataset['word']), written.get(place));
	for (const button of languageButtons()) {
		button.setAttribute('aria-pressed', String(button.dataset['language'] === language));
	}
}

/**
 * Writes a text, which `writeWords` writes again in another language.
 * @param {HTMLElement} place
 * @param {string} key '' for no text
 * @param {Values} [values]
 */
export function say(place, key, values = {}) {
	place.dataset['word'] = key;
	written.set(place, values);
	place.textContent = word(key, values);
}

const places = () => [
	.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-word]')),
];

/** @returns {NodeListOf<HTMLElement>} */
const languageButtons = () => document.querySelectorAll('[data-language]');
