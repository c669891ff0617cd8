import { CHINESE } from './chinese-text.js';
import { ENGLISH } from './english-text.js';

/** @typedef {'en' | 'zh'} Language */

const WORDS = { en: ENGLISH, zh: CHINESE };
const TAGS = { en: 'en', zh: 'zh-CN' };

/** @type {Language} */
let language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';

/**
 * Returns a text in the page's language. A key without a text, such as a newer server's code, is returned as it
 * is, without its group.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function word(key, values = {}) {
	const text = WORDS[language][key];
	if (text === undefined) return key.slice(key.indexOf('.') + 1);
	return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Returns the text in the page's language. @param {Record<Language, string>} texts */
export const inLanguage = (texts) => texts[language];

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
		place.textContent = word(/** @type {HTMLElement} */ (place).dataset['word'] ?? '');
	}
	for (const button of document.querySelectorAll('[data-language]')) {
		const { dataset } = /** @type {HTMLElement} */ (button);
		button.setAttribute('aria-pressed', String(dataset['language'] === language));
	}
}
