import { setTimeout as sleep } from 'node:timers/promises';

import type { Side } from '../../../domain/id-card.ts';
import { startEmbeddedServer } from '../../server-process/start.mts';
import { apiZero } from '../../services/apizero.mts';
import type { CardService } from '../../services/card-service.mts';
import { givenKeys, SERVICES } from '../../services/given-keys.mts';
import { countReading, emptyTally, exactShare, median, type Tally } from '../engine/tally.mts';
import { drawCard, type TruePicture } from '../engine/pictures/picture-set.mts';
import { rounded, type BenchReport, type TableRow } from '../report.mts';

/** Both sides of these make twenty calls, which is what ApiZero's cloud takes in a day. */
const CARDS = 10;
const SEED = 'services';
/** Two calls a second are what Baidu and ApiZero's cloud take without a contract. */
const PAUSE_MS = 550;

interface Measured {
	tally: Tally;
	failures: string[];
	times: number[];
}

/** Sends the same drawn cards to every service that the environment has keys for, and to this repository's server. */
export async function run(): Promise<BenchReport> {
	const pictures: TruePicture[] = [];
	for (let index = 0; index < CARDS; index++) {
		for (const side of [1, 0] satisfies Side[]) {
			pictures.push(await drawCard([SEED, index, side], { level: 'photo' }));
		}
	}
	const server = await startEmbeddedServer();
	const ours = apiZero.connect({
		keys: { APIZERO_API_KEY: server.apiKey },
		baseUrl: server.baseUrl,
	});
	const rows: TableRow[] = [row('this server', await measure(ours, pictures, 0))];
	await server.stop();
	for (const kind of SERVICES) {
		const keys = givenKeys(kind, process.env);
		const measured = keys && (await measure(kind.connect({ keys }), pictures, PAUSE_MS));
		rows.push(row(kind.name, measured));
	}
	return {
		title: 'Drawn cards read by services',
		description: `${CARDS} drawn cards as photos, both sides, the same ones for all. A service without figures was not asked, since nobody has run this with its keys: ${SERVICES.map(({ name, variables }) => `${name} ${variables.map((variable) => `\`${variable}\``).join(', ')}`).join('; ')}.`,
		result: { rows },
		rows,
	};
}

async function measure(
	service: CardService,
	pictures: readonly TruePicture[],
	pauseMs: number,
): Promise<Measured> {
	const measured: Measured = { tally: emptyTally(), failures: [], times: [] };
	for (const { picture, truths } of pictures) {
		const startedAt = performance.now();
		const reading = await service.read(picture);
		measured.times.push(performance.now() - startedAt);
		if ('failure' in reading) measured.failures.push(reading.failure);
		countReading(measured.tally, truths, 'fields' in reading ? reading.fields : null);
		await sleep(pauseMs);
	}
	return measured;
}

function row(service: string, measured: Measured | undefined): TableRow {
	const { tally, failures, times } = measured ?? {};
	const cell = (value: number | undefined) => (value === undefined ? '' : value);
	return {
		service,
		images: cell(tally?.pictures),
		'exact, %': cell(tally && rounded((100 * tally.exact) / tally.pictures, 1)),
		'number exact, %': cell(tally && rounded(100 * exactShare(tally, 'identity_code'), 1)),
		'silent wrong numbers': cell(tally?.silentNumbers),
		'not read': failures
			? [...new Set(failures)].map((code) => count(code, failures)).join(', ') || 0
			: '',
		'median ms': cell(times && Math.round(median(times))),
	};
}

const count = (code: string, failures: readonly string[]) =>
	`${failures.filter((one) => one === code).length} × ${code}`;
