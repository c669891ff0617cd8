import { areAlike, type FileName, fileNameOf, peopleIn } from './file-names.ts';
import { groupedBy } from './grouped-by.ts';
import { type ImageToPair, type Seen, seenSide } from './seen-sides.ts';

/** A page of an image, and what was seen on it. */
export interface Spot {
	image: number;
	page: number;
	file: FileName | null;
	seen: readonly Seen[];
	/** Whether something there was not read, which may be any side of a card. */
	isUnread: boolean;
}

/** The pages of all images, in their order. */
export function spotsIn(images: ReadonlyArray<ImageToPair>): Spot[] {
	const files = withoutSharedTexts(images);
	return images.flatMap(({ sides, unread }, image) => {
		const file = files[image];
		const pages = new Set([...sides.map(({ page }) => page), ...unread]);
		return [...pages]
			.sort((one, other) => one - other)
			.map((page) => ({
				image,
				page,
				file,
				seen: sides.filter((side) => side.page === page).map((side) => seenSide(side, image, file)),
				isUnread: unread.includes(page),
			}));
	});
}

/** What the files' names say. What names a folder or files with several people is none of their names. */
function withoutSharedTexts(images: ReadonlyArray<ImageToPair>): Array<FileName | null> {
	const printed = images.map(({ sides }) =>
		sides.flatMap(({ fields }) => fields.identity_name ?? []),
	);
	const known = new Set(printed.flat());
	const files = images.map(({ name }) => (name === null ? null : fileNameOf(name, known)));
	const isShared = (keyOf: (file: FileName) => string) => {
		const keyed = files.flatMap((file, at) =>
			file ? [{ key: keyOf(file), names: printed[at] }] : [],
		);
		const groups = groupedBy(keyed, ({ key }) => key);
		const shared = groups.filter((own) => {
			const [first, ...others] = own.flatMap(({ names }) => names);
			return others.some((name) => !areAlike(name, first));
		});
		const keys = new Set(shared.map(([{ key }]) => key));
		return (file: FileName) => keys.has(keyOf(file));
	};
	const [isHome, isText] = [
		isShared(({ home }) => home),
		isShared(({ place, text }) => place + text),
	];
	return files.map((file) => {
		if (file === null) return null;
		const text = isText(file) ? '' : file.text;
		const homeText = isHome(file) ? '' : file.homeText;
		return {
			...file,
			text,
			homeText,
			names: peopleIn([text, homeText], known),
		};
	});
}
