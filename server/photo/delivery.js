/** How long, in ms, an answer may take: two photos need two minutes at 100 kbit/s. */
const PATIENCE = 180000;

/**
 * Sends the photos from this browser to where the link says.
 * @param {import('./link.js').Link} link
 * @param {ReadonlyArray<{ side: string, goodPhoto: () => Blob | undefined }>} targets each with its photo
 * @returns {Promise<{ status?: number, reason: string, again: boolean }>} the HTTP status, absent if it is not known whether they arrived, and
 *   the `reason` of its JSON: why they are of no use, and whether they may be `again`, later
 */
export async function deliver({ deliver_to: url, id }, targets) {
	const body = new FormData();
	body.append('link', id);
	for (const { side, goodPhoto } of targets) {
		const photo = /** @type {Blob} */ (goodPhoto());
		// `image/heic` gives `heic`.
		const extension = photo.type.replace(/^.*\//, '').replace('jpeg', 'jpg');
		body.append(side, photo, `${side}.${extension}`);
	}
	const patience = new AbortController();
	const timer = setTimeout(() => patience.abort(), PATIENCE);
	const answer = await fetch(url, {
		method: 'POST',
		body,
		mode: 'cors',
		signal: patience.signal,
		// A redirect may lose the photos, or take them to another address.
		credentials: 'omit',
		referrerPolicy: 'no-referrer',
		redirect: 'error',
	}).catch(() => undefined);
	const json = answer && (await answer.json().catch(() => undefined));
	clearTimeout(timer);
	const reason = json && typeof json.reason === 'string' ? json.reason : '';
	const again = Boolean(json) && json.again === true;
	return { status: answer && answer.status, reason, again };
}
