import { LEVELS } from '../../image-sets/image-set.mts';
import { ImageStore, type StoredImage } from '../../image-sets/image-store.mts';
import { countReading, emptyTally, median, type Tally } from '../../image-sets/tally.mts';
import { rounded, type BenchReport } from '../report.mts';
import { checkout } from './checkout.mts';
import { ask, OWN_ENGINE, startEngine, type EngineProcess } from '../engine/engine-process.mts';

/** Images read at once to compare throughput, and how often. */
const BATCH = 20;
const ROUNDS = 7;

interface Side extends EngineProcess {
	/** Milliseconds per card. */
	wall: number[];
	cpu: number[];
	/** Milliseconds per batch with two in flight. */
	batches: number[];
	tally: Tally;
}

/**
 * Compares this checkout's engine with a commit's: each image goes to both, in alternating order, so
 * that other load on the machine affects both.
 */
export async function run(commit: string): Promise<BenchReport> {
	const other = await checkout(commit);
	const store = await ImageStore.drawShared();
	const sides: Side[] = [];
	try {
		for (const engine of [OWN_ENGINE, other.engine]) sides.push(await start(engine));
		const images = LEVELS.flatMap((level) => store.shared(level));
		for (const side of sides) await ask(side.process, { files: [images[0].file], inFlight: 1 });
		for (const [turn, image] of images.entries()) {
			for (const side of inTurn(sides, turn)) await readOne(side, image);
		}
		const files = images
			.filter((_, i) => i % 3 === 0)
			.slice(0, BATCH)
			.map(({ file }) => file);
		for (let round = 0; round < ROUNDS; round++) {
			for (const side of inTurn(sides, round)) {
				side.batches.push((await ask(side.process, { files, inFlight: 2 })).wall);
			}
		}
		return reportOf(sides, images.length, other.hash);
	} finally {
		for (const { process } of sides) process.kill();
		await store.delete();
		await other.delete();
	}
}

async function start(engine: string): Promise<Side> {
	return { ...(await startEngine(engine)), wall: [], cpu: [], batches: [], tally: emptyTally() };
}

async function readOne(side: Side, { file, truths }: StoredImage): Promise<void> {
	const { fields, wall, cpu } = await ask(side.process, { files: [file], inFlight: 1 });
	side.wall.push(wall);
	side.cpu.push(cpu);
	countReading(side.tally, truths, fields[0]);
}

const inTurn = (sides: readonly Side[], turn: number) =>
	turn % 2 === 0 ? sides : sides.toReversed();

const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

function reportOf([own, other]: readonly Side[], images: number, hash: string): BenchReport {
	const row = (what: string, ours: number, theirs: number) => ({
		what,
		'this checkout': rounded(ours, 1),
		[hash]: rounded(theirs, 1),
		ratio: rounded(ours / theirs, 3),
	});
	const rows = [
		row('CPU a card, mean, ms', mean(own.cpu), mean(other.cpu)),
		row('CPU a card, median, ms', median(own.cpu), median(other.cpu)),
		row('wall time a card, mean, ms', mean(own.wall), mean(other.wall)),
		row('wall time a card, median, ms', median(own.wall), median(other.wall)),
		row('photos a second, two in flight', rate(own), rate(other)),
		row('exact cards', own.tally.exact, other.tally.exact),
	];
	return {
		title: `Against commit ${hash}`,
		args: `--against ${hash}`,
		description: `${images} drawn cards, the same number of each level, read by ${own.pack} here and ${other.pack} there, each in a process of its own, card by card in turn.`,
		rows,
	};
}

const rate = ({ batches }: Side) => (1000 * BATCH) / median(batches);
