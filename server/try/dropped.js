/**
 * Takes what is dropped anywhere on the page.
 * @param {HTMLElement} zone marked while something is dragged over the page
 * @param {(transfer: DataTransfer) => void} onDrop
 */
export function watchDrops(zone, onDrop) {
	/** @param {boolean} isOver */
	const mark = (isOver) => zone.classList.toggle('over', isOver);
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
		if (event.dataTransfer !== null) onDrop(event.dataTransfer);
	});
}
