import { byId } from './element.js';

/**
 * Takes files that are chosen, or dropped anywhere on the page.
 * @param {readonly HTMLInputElement[]} inputs
 * @param {(files: readonly File[]) => void} onChosen
 * @param {(transfer: DataTransfer) => void} onDropped
 */
export function watchFiles(inputs, onChosen, onDropped) {
	for (const input of inputs) {
		input.addEventListener('change', () => {
			onChosen([...(input.files ?? [])]);
			// So that the same files can be chosen again.
			input.value = '';
		});
	}
	/** Marks where to drop, while something is dragged over the page. @param {boolean} isOver */
	const mark = (isOver) => byId('drop').classList.toggle('over', isOver);
	document.addEventListener('dragover', (event) => {
		// Otherwise a browser would leave the page and show the file.
		event.preventDefault();
		mark(true);
	});
	document.addEventListener('dragleave', (event) => {
		if (event.relatedTarget === null) mark(false);
	});
	document.addEventListener('drop', (event) => {
		event.preventDefault();
		mark(false);
		if (event.dataTransfer !== null) onDropped(event.dataTransfer);
	});
}
