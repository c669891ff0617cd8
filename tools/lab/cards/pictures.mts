import sharp from 'sharp';

import { pdfOf, type PdfPage } from '../../../test/support/pdf-of.mts';
import { drawCardsPage, type CardsPageRequest } from '../specimens/cards-page.mts';
import { drawSpecimen, type SpecimenRequest } from '../specimens/draw.mts';
import type { Image } from '../specimens/image/capture.mts';
import { MARK_KINDS } from '../specimens/marks/mark.mts';
import { noCardImage, type NoCardKind } from '../specimens/no-card.mts';

/** A file of `test/cards/`, with what is known of it. */
export interface Drawn {
	file: string;
	bytes: Buffer;
	truth: object;
}

type Card = Omit<SpecimenRequest, 'seed' | 'index' | 'side'>;

const FIRST: Pick<SpecimenRequest, 'seed' | 'index'> = { seed: 'golden', index: 1 };
const portrait = (card: Card = {}) => ({ ...FIRST, side: 1, ...card }) as const;
const emblem = (card: Card = {}) => ({ ...FIRST, side: 0, ...card }) as const;

/** Every card of the first person but those with a mark, by name: what a test reads them for. */
const CARDS: Readonly<Record<string, SpecimenRequest>> = {
	portrait: portrait(),
	emblem: emblem(),
	'portrait-photo': portrait({ level: 'photo' }),
	'emblem-photo': emblem({ level: 'photo' }),
	'portrait-hard': portrait({ level: 'hard' }),
	'emblem-hard': emblem({ level: 'hard' }),
	'portrait-photocopy': portrait({ level: 'photo', layouts: ['photocopy', 'cut-corner'] }),
	'emblem-screen': emblem({ level: 'photo', layouts: ['screen', 'finger'] }),
	'portrait-bilingual': portrait({ layouts: ['bilingual'] }),
	'portrait-blurred': portrait({ level: 'photo', conditions: ['blurred'] }),
	'portrait-few-pixels': portrait({ level: 'photo', conditions: ['few-pixels'] }),
	'portrait-faded': portrait({ level: 'photo', conditions: ['faded'] }),
	'portrait-blacked-out': portrait({ conditions: ['blacked-out'] }),
	'portrait-patched': portrait({ level: 'photo', conditions: ['patched'] }),
	'portrait-glare': portrait({ level: 'photo', conditions: ['glare'] }),
	'emblem-upside-down': emblem({ level: 'photo', conditions: ['upside-down'] }),
	'hong-kong-permit-emblem': emblem({ lookalike: 'hong-kong-permit' }),
	'macao-permit-emblem': emblem({ lookalike: 'macao-permit' }),
	'taiwan-permit-portrait': portrait({ lookalike: 'taiwan-permit' }),
	'foreigner-emblem': emblem({ lookalike: 'foreigner-card' }),
	'foreigner-portrait': {
		seed: 'bench',
		index: 90,
		side: 1,
		level: 'photo',
		lookalike: 'foreigner-card',
	},
	'both-sides': portrait({ layouts: ['both-sides'] }),
	'both-sides-photo': emblem({ level: 'photo', layouts: ['both-sides'] }),
	'both-sides-beside': portrait({ layouts: ['beside', 'photocopy'] }),
	'two-portraits': portrait({ level: 'photo', layouts: ['two-people'] }),
	'two-emblems': emblem({ layouts: ['two-people', 'beside'] }),
};

/** Both sides of other people's cards: the second's and the sixth's are shown in documents, the third's is valid until 2039. */
const PEOPLE: Readonly<Record<string, Omit<SpecimenRequest, 'side'>>> = {
	second: { seed: 7, index: 0 },
	third: { seed: 2026, index: 5, level: 'photo' },
	fourth: { seed: 'heap', index: 0, level: 'photo' },
	fifth: { seed: 'heap', index: 1, level: 'photo' },
	sixth: { seed: 'readme', index: 3, level: 'photo' },
};

const PAGES: Readonly<Record<string, CardsPageRequest>> = {
	'page-of-one': { seed: 'card-form', index: 0, people: 1, turned: 'upright' },
	'page-of-two': { seed: 'golden', index: 36, people: 2, turned: 'quarter-turns' },
	'page-of-family': {
		seed: 'cards per image',
		index: 0,
		people: 2,
		turned: 'upright',
		isFamily: true,
	},
	'page-with-one-missing': {
		seed: 'cards per image',
		index: 1,
		people: 2,
		turned: 'upright',
		missing: 1,
	},
};

const NO_CARDS: readonly NoCardKind[] = [
	'landscape',
	'text-page',
	'form',
	'driving-licence',
	'business-card',
	'business-licence',
	'work-badge',
	'passport-page',
];

/** Draws the files of `test/cards/` in turn. */
export async function* drawPictures(): AsyncGenerator<Drawn> {
	for (const [name, request] of Object.entries(CARDS)) yield await cardOf(name, request);
	for (const kind of MARK_KINDS) {
		yield await cardOf(`mark-${kind}`, portrait({ level: 'photo', mark: { kind } }));
	}
	for (const [person, request] of Object.entries(PEOPLE)) {
		yield await cardOf(`${person}-portrait`, { ...request, side: 1 });
		yield await cardOf(`${person}-emblem`, { ...request, side: 0 });
	}
	for (const [name, request] of Object.entries(PAGES)) {
		const { cards, ...page } = await drawCardsPage(request);
		yield await fileOf(name, page, { cards });
	}
	for (const kind of NO_CARDS) yield await fileOf(kind, await noCardImage(kind, 'golden'), {});
	yield await documentOf();
}

async function cardOf(name: string, request: SpecimenRequest): Promise<Drawn> {
	const { fields, second, illegible, corners, areas, ...image } = await drawSpecimen(request);
	return await fileOf(name, image, { fields, second, illegible, corners, areas });
}

/** As JPEG, so that a clone stays small. */
async function fileOf(name: string, { image }: Image, truth: object): Promise<Drawn> {
	const bytes = await sharp(image).jpeg({ quality: 70, mozjpeg: true }).toBuffer();
	return { file: `${name}.jpg`, bytes, truth };
}

/** A PDF of both sides, with an empty page between them. */
async function documentOf(): Promise<Drawn> {
	const sides = [await cardOf('portrait', portrait()), await cardOf('emblem', emblem())];
	const [front, back] = await Promise.all(sides.map(({ bytes }) => pageOf(bytes)));
	return {
		file: 'both-sides.pdf',
		bytes: pdfOf([front, {}, back]),
		truth: { cards: sides.map(({ truth }) => truth) },
	};
}

async function pageOf(bytes: Buffer): Promise<PdfPage> {
	const { width, height } = await sharp(bytes).metadata();
	return { size: [width / 4, height / 4], jpeg: { bytes, width, height } };
}
