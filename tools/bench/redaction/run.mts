import { REDACTABLE, type RedactArea } from '../../../domain/extra.ts';
import { pageImages } from '../../../server/src/engine/extra-images.mts';
import { mapCorners, type Quad } from '../../../server/src/geometry/quad.mts';
import { decodeImage } from '../../../server/src/image/decode.mts';
import { readPack } from '../../../server/src/models/model-pack.mts';
import { startReader } from '../../../server/src/models/start-reader.mts';
import type { TextReader } from '../../../server/src/ocr/text-reader.mts';
import { readEveryCard } from '../../../server/src/reading/read-every-card.mts';
import { readRaster } from '../../../server/src/reading/read-raster.mts';
import { sharp } from '../../../server/src/image/sharp.mts';
import { missingFontPackages } from '../outside/draw/fonts.mts';
import { rounded, type BenchReport, type TableRow } from '../report.mts';
import { blackShare, isReadAt, scaled, showsOutside, valuesRead } from './left-on-copy.mts';
import { PAGE, redactionPage, type RedactionPage } from './page.mts';
import { startReadBack, type ReadBack } from './read-back.mts';
import { FORM_NAMES } from './written-forms.mts';

/** Fewer pages for a quick run. */
const PAGES = Number(process.env['BENCH_REDACTION_PAGES'] ?? 500);

/** Reading a copy by all engines takes seconds: one page of so many. */
const ALL_EVERY = 10;

/** A value's strokes lie within this part of its box, and a card's edge within this much more than its outline. */
const SCALE = { value: 0.8, card: 1.04 };

/** Share of a value's box that may not be black, and of a legible line's that may. */
const LIMIT = 0.02;

/** What is left of values written in one form on copies of the whole page. */
interface FormCount {
	drawn: number;
	notBlack: number;
	read: number;
}

/** The counts of a run. */
class Counts {
	readonly copies = { card: 0, page: 0 };
	/** Pages without a copy. */
	readonly none = { card: 0, page: 0 };
	/** Copies that a person should look at. */
	readonly unsettled = { card: 0, page: 0 };
	readonly cardAlone = { shownOutside: 0, read: 0 };
	readonly onPage = { read: 0 };
	readonly lines = { drawn: 0, legible: 0 };
	readonly forms = new Map<string, FormCount>(
		FORM_NAMES.map((form) => [form, { drawn: 0, notBlack: 0, read: 0 }]),
	);
}

/** Covers all values on drawn forms, and looks for what is left. */
export async function run(): Promise<BenchReport> {
	const missing = missingFontPackages();
	if (missing.length > 0)
		throw new Error(`Fonts are missing: apt-get install ${missing.join(' ')}`);
	const { reader } = await startReader(await readPack(), 'auto', 2);
	const readBack = await startReadBack(reader);
	const counts = new Counts();
	try {
		for (let index = 0; index < PAGES; index++) {
			await countPage(await redactionPage(index), { reader, readBack, counts, index });
			if ((index + 1) % 10 === 0) process.stderr.write(`${index + 1} of ${PAGES} pages\n`);
		}
	} finally {
		await readBack.close();
		await reader.close();
	}
	return reportOf(counts);
}

interface Bench {
	reader: TextReader;
	readBack: ReadBack;
	counts: Counts;
	index: number;
}

async function countPage(page: RedactionPage, bench: Bench): Promise<void> {
	const { reader, readBack, counts, index } = bench;
	const image = (await decodeImage(page.image))!;
	const reading = await readRaster(reader, image);
	const found = await readEveryCard(reader, image, reading);
	const { signal } = new AbortController();
	for (const redactArea of ['card', 'page'] satisfies RedactArea[]) {
		const asked = { crops: [], redact: REDACTABLE, redactArea, watermark: null };
		const { redacted } = await pageImages({ image, reading, found }, reader, { asked, signal });
		if (redacted!.unsettled.length > 0) counts.unsettled[redactArea]++;
		if (redacted!.copy === null) {
			counts.none[redactArea]++;
			continue;
		}
		counts.copies[redactArea]++;
		const jpeg = Buffer.from(redacted!.copy, 'base64');
		const copy = (await decodeImage(jpeg))!;
		const scale = copy.height / PAGE.height;
		const inCopy = (quad: Quad) => mapCorners(quad, ({ x, y }) => ({ x: x * scale, y: y * scale }));
		const isCard = redactArea === 'card';
		const shown = isCard ? await sharp(jpeg).trim({ background: '#000' }).png().toBuffer() : jpeg;
		const byAll = index % ALL_EVERY === 0;
		const lines = isCard || byAll ? await readBack.read(shown, byAll) : [];
		const seen = valuesRead(lines, page.holder);
		if (isCard) {
			const cards = page.cards.map((card) => inCopy(scaled(card, SCALE.card)));
			if (showsOutside(copy, cards)) {
				note('shown outside the cards', index);
				counts.cardAlone.shownOutside++;
			}
			if (seen.length > 0) note(`read on the card alone: ${seen.join(', ')}`, index);
			if (seen.length > 0) counts.cardAlone.read++;
			continue;
		}
		if (seen.length > 0) note(`read on the whole page: ${seen.join(', ')}`, index);
		if (seen.length > 0) counts.onPage.read++;
		for (const { form, pieces } of page.texts) {
			const share = (quad: Quad) => blackShare(copy, inCopy(scaled(quad, SCALE.value)));
			if (form === null) {
				counts.lines.drawn++;
				if (pieces.every(({ quad }) => share(quad) <= LIMIT)) counts.lines.legible++;
				continue;
			}
			const count = counts.forms.get(form)!;
			count.drawn++;
			const isBare = pieces.some(({ quad }) => share(quad) < 1 - LIMIT);
			const isRead = pieces.some(({ text, quad }) => isReadAt(lines, inCopy(quad), text));
			if (isBare) count.notBlack++;
			if (isRead) count.read++;
			if (isBare || isRead) note(`left: ${form}`, index);
		}
	}
}

function note(what: string, index: number): void {
	process.stderr.write(`page ${index}: ${what}\n`);
}

function reportOf(counts: Counts): BenchReport {
	const { copies, none, unsettled, cardAlone, onPage, lines, forms } = counts;
	const all = [...forms.values()].reduce(
		(sum, { drawn, notBlack, read }) => ({
			drawn: sum.drawn + drawn,
			notBlack: sum.notBlack + notBlack,
			read: sum.read + read,
		}),
		{ drawn: 0, notBlack: 0, read: 0 },
	);
	const rows: TableRow[] = [
		{
			copy: 'the card alone',
			copies: copies.card,
			'no copy': none.card,
			'to look at': unsettled.card,
			'with a part of a value read': cardAlone.read,
			'with a pixel shown outside the cards': cardAlone.shownOutside,
		},
		{
			copy: 'the whole page',
			copies: copies.page,
			'no copy': none.page,
			'to look at': unsettled.page,
			'with a part of a value read': onPage.read,
			'with a pixel shown outside the cards': '',
		},
	];
	const percent = (part: number, whole: number) =>
		whole === 0 ? '' : rounded((100 * part) / whole, 1);
	const formRows = [...forms, ['all', all] as const].map(([form, { drawn, notBlack, read }]) => ({
		form,
		written: drawn,
		'not wholly black': notBlack,
		'not wholly black, %': percent(notBlack, drawn),
		[`read, of one page in ${ALL_EVERY}`]: read,
	}));
	const legible = percent(lines.legible, lines.drawn);
	return {
		title: 'What is left on a redacted copy',
		args: 'redaction',
		description:
			`${PAGES} drawn A4 forms with a card, on half of them both sides, five values of it written again and lines ` +
			'without a value. Everything is to be covered. Copies of the card alone, and one whole page ' +
			`of ${ALL_EVERY}, are read by our networks, and one of ${ALL_EVERY} of both by RapidOCR, as they are and with ` +
			'their contrast stretched; a part of a value has 6 digits, 4 characters of the address, the name or the date.',
		result: { ...counts, forms: Object.fromEntries(forms) },
		rows,
		sections: [
			{
				heading: 'Values written beside the card, on copies of the whole page',
				note: `Of ${lines.drawn} lines without a value, ${legible} % stay legible (aim: 95).`,
				rows: formRows,
			},
		],
	};
}
