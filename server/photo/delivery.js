/** How long, in ms, an answer may take: two photos need two minutes at 100 kbit/s. */
const PATIENCE = 180000;

/**
 * Sends the photos from this browser to where the link says.
 * @param {import('./link.js').Link} link
 * @param {ReadonlyArray<{ side: string, photo: Blob }>} photos
 * @returns {Promise<number | undefined>} the HTTP status; `undefined`: whether they arrived is not known
 */
export async function deliver({ deliver_to: url, id }, photos) {
	const body = new FormData();
	body.append('link', id);
	for (const { side, photo } of photos) {
		// `image/heic` gives `heic`.
		const extension = photo.type.replace(/^.*\//, '').replace('jpeg', 'jpg');
		body.append(side, photo, `${side}.${extension}`);
	}
	const patience = new AbortController();
	const timer = setTimeout(() => patience.abort(), PATIENCE);
	const { status } = await fetch(url, {
		...{ method: 'POST', body, mode: 'cors', signal: patience.signal },
		// A redirect may lose the photos, or take them to another address.
		...{ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' },
	}).catch(() => ({ status: undefined }));
	clearTimeout(timer);
	return status;
}

/** Whether the photos of a link were sent from this tab. @param {string} id */
export function wasSent(id) {
	try {
		return sessionStorage.getItem(`sent:${id}`) !== null;
	} catch {
		// The browser keeps nothing.
		return false;
	}
}

/** @param {string} id */
export function rememberSent(id) {
	try {
		sessionStorage.setItem(`sent:${id}`, '');
	} catch {
		// As above.
	}
}
