import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import { handSetNumbers, LAYOUT, type HandSetNumber } from './hand-set-numbers.mts';
import { isMoved, lineOf, nameOf, variantsOf, type Change, type Variation } from './variation.mts';

/** What the recorded plan can judge: it has no pixels, so where another pass looks makes no difference. */
const JUDGED = /^card\/(?!doubts\/unread-cells|placing\/hints)|^reading\/passes/;

/** A variation takes some seconds; one that takes this long does not end. */
const MOST_MS = 180_000;

/**
 * Reads the golden images with each hand-set number a fifth lower and a fifth higher, and prints what that
 * changes. Given words, only numbers whose file or name has one of them; a layout's only if asked for.
 */
export async function vary(words: readonly string[] = []): Promise<void> {
	const isAsked = (number: HandSetNumber) =>
		words.length === 0
			? !number.path.startsWith(LAYOUT)
			: words.some((word) => nameOf(number).includes(word));
	const asked = (await handSetNumbers()).filter((one) => JUDGED.test(one.path) && isAsked(one));
	let executed: HandSetNumber[] = [];
	let variations: Variation[] | undefined;
	const moved = new Set<HandSetNumber>();

	const start = async () => {
		const worker = new Worker(new URL('vary-worker.mts', import.meta.url), { workerData: asked });
		const [found] = (await once(worker, 'message')) as [HandSetNumber[]];
		if (variations === undefined) {
			executed = found;
			variations = found.flatMap((number) =>
				variantsOf(number.value).map((value) => ({ number, value })),
			);
		}
		return { worker, next: () => variations!.shift() };
	};
	const work = async () => {
		let { worker, next } = await start();
		for (let variation = next(); variation !== undefined; variation = next()) {
			worker.postMessage(variation);
			const change = await answerOf(worker);
			console.log(lineOf(variation, change));
			if (change instanceof Error || isMoved(change)) moved.add(variation.number);
			if (change instanceof Error) {
				await worker.terminate();
				({ worker, next } = await start());
			}
		}
		await worker.terminate();
	};
	await Promise.all(Array.from({ length: availableParallelism() }, work));

	const still = executed.filter((number) => !moved.has(number));
	const list = (title: string, numbers: readonly HandSetNumber[]) =>
		console.log(['', `${numbers.length} ${title}`, ...numbers.map(nameOf)].join('\n'));
	const keys = new Set(executed.map(nameOf));
	list(
		'are not executed:',
		asked.filter((number) => !keys.has(nameOf(number))),
	);
	list(`of ${executed.length} executed ones move nothing:`, still);
}

async function answerOf(worker: Worker): Promise<Change | Error> {
	try {
		const [change] = await once(worker, 'message', { signal: AbortSignal.timeout(MOST_MS) });
		return change as Change;
	} catch (error) {
		return error as Error;
	}
}
