const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Record<string, string | number | true>} Attributes */

/**
 * Makes an element. Texts stay texts: nothing that
 * a card says becomes markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...(Node | string | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
	return fill(document.createElement(tag), attributes, children);
}

/**
 * The same within an SVG.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...(Node | string | undefined)} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svgElement(tag, attributes = {}, ...children) {
	return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Makes a table. @param {readonly string[]} titles of its columns @param {readonly Node[]} rows */
export function table(titles, rows) {
	const cells = titles.map((title) => element('th', { scope: 'col' }, title));
	const head = element('thead', {}, element('tr', {}, ...cells));
	return element('table', {}, head, element('tbody', {}, ...rows));
}

/** Saves a file where the browser saves downloads. @param {Blob} file @param {string} name */
export function download(file, name) {
	const url = URL.createObjectURL(file);
	element('a', { href: url, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/**
 * Returns the element of the page with an id.
 * @template {Element} [Kind=HTMLElement]
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind = /** @type {any} */ (HTMLElement)) {
	const found = document.getElementById(id);
	if (found instanceof kind) return found;
	throw new Error(`The page has no ${kind.name} #${id}.`);
}

/**
 * @template {Element} Made
 * @param {Made} made
 * @param {Attributes} attributes
 * @param {ReadonlyArray<Node | string | undefined>} children
 * @returns {Made}
 */
function fill(made, attributes, children) {
	for (const [name, value] of Object.entries(attributes)) {
		made.setAttribute(name, value === true ? '' : String(value));
	}
	made.append(...children.filter((child) => child !== undefined));
	return made;
}
