/**
 * `name` is within the folder that was chosen, with `/` between its parts, `path` from that folder's own name on.
 * @typedef {{ name: string, path: string, file: File }} ChosenFile
 * @typedef {{ files: ChosenFile[], failed: string[] }} Chosen `failed`: files and folders that cannot be read
 */

/**
 * The files of an input.
 * @param {Iterable<File>} files
 * @returns {Chosen}
 */
export function inputFiles(files) {
	const chosen = [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
	return { files: named(chosen), failed: [] };
}

/**
 * The files that were dropped, and those in dropped folders.
 * @param {DataTransfer} transfer
 * @returns {Promise<Chosen>}
 */
export async function droppedFiles(transfer) {
	// Only while the event is handled are there entries and handles.
	const dropped = Array.from(transfer.items, (item) => ({
		entry: item.webkitGetAsEntry(),
		handle: handleOf(item),
	}));
	const present = dropped.filter(({ entry }) => entry !== null);
	if (present.length === 0) return inputFiles(transfer.files);
	/** @type {string[]} */
	const failed = [];
	const files = await Promise.all(
		present.map(async ({ entry, handle }) => {
			const known = await handle;
			if (known) return await filesWithin(known, known.name, failed);
			return await filesIn(/** @type {FileSystemEntry} */ (entry), failed);
		}),
	);
	return { files: named(files.flat()), failed };
}

/**
 * What Chromium has in place of an entry, whose files cannot be read by a page from the disk.
 * @param {DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> }} item
 * @returns {Promise<FileSystemHandle | null | undefined>}
 */
async function handleOf(item) {
	return await item.getAsFileSystemHandle?.().catch(() => undefined);
}

/**
 * @param {FileSystemHandle} handle
 * @param {string} path
 * @param {string[]} failed
 * @returns {Promise<Array<{ path: string, file: File }>>}
 */
async function filesWithin(handle, path, failed) {
	try {
		if (handle.kind === 'file') {
			return [{ path, file: await /** @type {FileSystemFileHandle} */ (handle).getFile() }];
		}
		const files = [];
		for await (const within of /** @type {FileSystemDirectoryHandle} */ (handle).values()) {
			files.push(await filesWithin(within, `${path}/${within.name}`, failed));
		}
		return files.flat();
	} catch {
		failed.push(path);
		return [];
	}
}

/**
 * Sorts files, and takes the name of a folder that holds all of them off theirs.
 * @param {ReadonlyArray<{ path: string, file: File }>} files
 * @returns {ChosenFile[]}
 */
function named(files) {
	const [root, ...others] = new Set(files.map(({ path }) => path.slice(0, path.indexOf('/') + 1)));
	const length = others.length === 0 ? (root ?? '').length : 0;
	return files
		.map((one) => ({ ...one, name: one.path.slice(length) }))
		.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/**
 * @param {FileSystemEntry} entry
 * @param {string[]} failed
 * @returns {Promise<Array<{ path: string, file: File }>>}
 */
async function filesIn(entry, failed) {
	const path = entry.fullPath.slice(1);
	try {
		if (!entry.isDirectory) return [{ path, file: await fileOf(entry) }];
		const files = [];
		for await (const within of entriesIn(entry)) files.push(await filesIn(within, failed));
		return files.flat();
	} catch {
		failed.push(path);
		return [];
	}
}

/** @param {FileSystemEntry} entry @returns {Promise<File>} */
const fileOf = (entry) =>
	new Promise((resolve, reject) => {
		/** @type {FileSystemFileEntry} */ (entry).file(resolve, reject);
	});

/** Lists a folder, some hundred entries at a time. @param {FileSystemEntry} folder */
async function* entriesIn(folder) {
	const reader = /** @type {FileSystemDirectoryEntry} */ (folder).createReader();
	for (;;) {
		/** @type {FileSystemEntry[]} */
		const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
		if (entries.length === 0) return;
		yield* entries;
	}
}
