import type { FoundFile } from '../folder/found-files.mts';
import type { FileReading } from '../folder/read-files.mts';
import { fileKey, isSame, type Truth } from './truth.mts';

/** Confidences below which a caller might want a value reviewed, too; at 0, the server alone asks for reviews. */
export const LIMITS = [0, 0.95, 0.97, 0.99];

/** Counts of what was read in a folder, and of what was right; it keeps no value. */
export class Tally {
	readonly #truths: ReadonlyMap<string, Truth>;
	readonly #counts = new Map<string, Map<string, number>>();
	/** Files to look at, each as JSON, since a file's name may hold what a terminal obeys. */
	readonly toSee: string[] = [];

	/** `truths`: what is known of each file, by its {@link fileKey}. */
	constructor(truths: ReadonlyMap<string, Truth>, files: readonly FoundFile[]) {
		this.#truths = truths;
		const keys = new Set(files.map(({ name }) => fileKey(name)));
		for (const key of truths.keys()) if (!keys.has(key)) this.#add('truth of no file');
	}

	/** How often each name of a group was counted, most frequent first. */
	of(group: string): Array<[string, number]> {
		return [...(this.#counts.get(group) ?? [])].sort(([, one], [, other]) => other - one);
	}

	count(group: string): number {
		return this.of(group).reduce((sum, [, count]) => sum + count, 0);
	}

	/** Counts what was read in a file; without a reading, all that its truth says is missing. */
	read({ file: { name: file }, ...read }: FileReading): void {
		const truth = this.#truths.get(fileKey(file)) ?? [];
		const cards = ('reading' in read && read.reading.extra?.cards) || [];
		for (const { fields, needsReview } of cards) {
			this.#add('side', fields.side === 0 ? 'emblem' : 'portrait');
			if (needsReview.length > 0) this.#add('reviewed');
			if (needsReview.some(({ reasons }) => reasons.includes('missing'))) this.#add('incomplete');
			for (const { field, reasons } of needsReview) {
				for (const reason of reasons) this.#add('review', `${reason} ${field}`);
			}
		}
		const review = cards.flatMap(({ needsReview }) => needsReview.map(({ field }) => field));
		const wrong = truth.filter(([name, text]) => {
			const values = cards.map(({ fields }) => fields[name]).filter((value) => value !== null);
			const isRight = values.some((value) => isSame(String(value), text));
			const isMissing = values.length === 0;
			this.#add(`${name} ${isRight ? 'right' : isMissing ? 'missing' : 'wrong'}`);
			const isReviewed = review.includes(name);
			if (!isRight && !isMissing && !isReviewed) this.#add(`${name} wrong without review`);
			const confidences = cards.flatMap(({ details }) => details[name].confidence ?? []);
			for (const limit of isMissing ? [] : LIMITS) {
				const isFlagged = isReviewed || Math.min(...confidences) < limit;
				this.#add(`${isRight ? 'right' : 'wrong'} ${isFlagged ? 'reviewed' : 'not'} at ${limit}`);
			}
			return !isRight;
		});
		if (truth.length > 0) this.#add(wrong.length > 0 ? 'truth missed' : 'truth read');
		if (review.length + wrong.length === 0) return;
		const entry = JSON.stringify({ file, review, wrong: wrong.map(([name]) => name) });
		this.toSee.push(entry.replace(/[\p{Cc}\p{Cf}]/gu, escaped));
	}

	#add(group: string, name = ''): void {
		const counts = this.#counts.get(group) ?? new Map<string, number>();
		this.#counts.set(group, counts.set(name, (counts.get(name) ?? 0) + 1));
	}
}

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
