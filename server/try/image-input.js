import { watchDrops } from './dropped.js';

/**
 * Takes an image that is chosen, dropped anywhere on the page, or pasted.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} zone marked while something is dragged over the page
 * @param {(file: File) => void} onImage
 */
export function watchImages(input, zone, onImage) {
	/** @param {FileList | null | undefined} files */
	const take = (files) => {
		const [file] = files ?? [];
		if (file !== undefined) onImage(file);
	};
	input.addEventListener('change', () => {
		take(input.files);
		// So that the same file can be chosen again.
		input.value = '';
	});
	watchDrops(zone, ({ files }) => take(files));
	document.addEventListener('paste', (event) => take(event.clipboardData?.files));
}

/**
 * Loads the image of a card that nobody has, kept with this page.
 * `npm run specimens -- --seed try-page --count 6 --level photo --side portrait --out DIR` in tools/lab draws it, the last of six.
 */
export async function sampleImage() {
	const response = await fetch('try/sample.jpg', { credentials: 'omit' });
	if (!response.ok) throw new Error(`HTTP ${response.status}`);
	return new File([await response.blob()], 'sample.jpg', { type: 'image/jpeg' });
}
