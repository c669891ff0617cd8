/**
 * Fills in a key from the address, as in `/try#key=KEY`, now and whenever such a link is opened in this page. No
 * server sees this part of an address; taken out of it, it is in no bookmark and no screenshot either.
 * @param {HTMLInputElement} input
 */
export function takeKeyFromAddress(input) {
	const take = () => {
		const key = new URLSearchParams(location.hash.slice(1)).get('key');
		if (key === null) return;
		input.value = key;
		history.replaceState(null, '', location.pathname + location.search);
	};
	take();
	addEventListener('hashchange', take);
}
