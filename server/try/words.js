/** @typedef {'en' | 'zh'} Language */

const TAGS = { en: 'en', zh: 'zh-CN' };

/** @type {Record<Language, Record<string, string>>} */
let texts = { en: {}, zh: {} };
/** @type {Language} */
let language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';

/** Gives the page its texts, before any is written. @param {Record<Language, Record<string, string>>} pageTexts */
export function useTexts(pageTexts) {
	texts = pageTexts;
}

/**
 * Returns a text in the page's language. A key without a text, such as a newer server's code, is returned as it
 * is, without its group.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function word(key, values = {}) {
	const text = texts[language][key];
	if (text === undefined) return key.slice(key.indexOf('.') + 1);
	return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Returns what belongs to the page's language. @template Kind @param {Record<Language, Kind>} either */
export const inLanguage = (either) => either[language];

/** @param {number} share from 0 to 1 */
export function percent(share) {
	return share.toLocaleString(TAGS[language], {
		...{ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
	});
}

/** @param {number} bytes */
export function fileSize(bytes) {
	const [amount, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
	return amount.toLocaleString(TAGS[language], {
		...{ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 },
	});
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
	return (milliseconds / 1000).toLocaleString(TAGS[language], {
		...{ style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 2 },
	});
}

/** Writes the page's fixed texts, in a language if one is given. @param {Language} [chosen] */
export function writeWords(chosen = language) {
	language = chosen;
	document.documentElement.lang = TAGS[language];
	document.title = word('title');
	for (const place of document.querySelectorAll('[data-word]')) {
		const { dataset } = /** @type {HTMLElement} */ (place);
		say(place, String(dataset['word']), JSON.parse(dataset['values'] || '{}'));
	}
	for (const button of languageButtons()) {
		button.setAttribute('aria-pressed', String(button.dataset['language'] === language));
	}
}

/**
 * Writes a text, which `writeWords` writes again in another language.
 * @param {Element} place
 * @param {string} key '' for no text
 * @param {Record<string, string | number>} [values]
 */
export function say(place, key, values = {}) {
	Object.assign(/** @type {HTMLElement} */ (place).dataset, {
		...{ word: key, values: JSON.stringify(values) },
	});
	place.textContent = word(key, values);
}

/** Lets the visitor choose a language. @param {() => void} [writePage] writes what `writeWords` does not */
export function offerLanguages(writePage) {
	for (const button of languageButtons()) {
		button.addEventListener('click', () => {
			writeWords(button.dataset['language'] === 'zh' ? 'zh' : 'en');
			if (writePage !== undefined) writePage();
		});
	}
}

/** @returns {NodeListOf<HTMLElement>} */
const languageButtons = () => document.querySelectorAll('[data-language]');
