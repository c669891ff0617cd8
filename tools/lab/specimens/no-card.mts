import {
	disabilityCertificate,
	examPermit,
	residenceSlip,
	socialSecurityCard,
	studentCard,
	travelPermit,
	workBadge,
} from './no-card/cards.mts';
import type { Page } from './no-card/page.mts';
import { pageSvg } from './no-card/page.mts';
import {
	businessLicence,
	hospitalSheet,
	householdRegister,
	marriageCertificate,
	passportPage,
} from './no-card/documents.mts';
import { bankCard, blankPaper, businessCard, drivingLicence, receipt } from './no-card/objects.mts';
import { sheet, type SheetFamily } from './no-card/sheets.mts';
import { form, landscape, textPage } from './no-card/full-frame.mts';
import { capture, type Image } from './image/capture.mts';
import { addLight, addNoise } from './image/light.mts';
import { rasterOfSvg, sharpOf } from './image/raster.mts';
import { loose } from './image/subject.mts';
import { Random } from '../../../test/support/random.mts';

/** Objects on a table. */
const OBJECTS = {
	'bank-card': bankCard,
	'business-card': businessCard,
	'driving-licence': drivingLicence,
	receipt,
	'blank-paper': blankPaper,
	'exam-permit': examPermit,
	'student-card': studentCard,
	'work-badge': workBadge,
	'travel-permit': travelPermit,
	'social-security-card': socialSecurityCard,
	'disability-certificate': disabilityCertificate,
	'residence-slip': residenceSlip,
	'hospital-sheet': hospitalSheet,
	'household-register': householdRegister,
	'passport-page': passportPage,
	'marriage-certificate': marriageCertificate,
	'business-licence': businessLicence,
} satisfies Record<string, (random: Random) => Page>;

/** Subjects that fill the whole frame. */
const FULL_FRAME = {
	landscape,
	'text-page': textPage,
	form,
} satisfies Record<string, (random: Random) => Page>;

/** Images without an ID card, which an engine must reject. */
export type NoCardKind = keyof typeof OBJECTS | keyof typeof FULL_FRAME;

export const NO_CARD_KINDS = [...Object.keys(FULL_FRAME), ...Object.keys(OBJECTS)] as NoCardKind[];

const isFullFrame = (kind: NoCardKind): kind is keyof typeof FULL_FRAME => kind in FULL_FRAME;

/** Draws an image (JPEG) without an ID card. */
export async function noCardImage(kind: NoCardKind, seed: string | number): Promise<Image> {
	const random = new Random(`no-card/${kind}/${seed}`);
	return isFullFrame(kind)
		? fullFrame(random, FULL_FRAME[kind](random))
		: onTable(random, OBJECTS[kind](random));
}

/** Draws a sheet of the family (JPEG), on a table or as the whole image; without its title if `isCut`. */
export async function sheetImage(
	family: SheetFamily,
	seed: string,
	{ isCut }: { isCut: boolean },
): Promise<Image> {
	const random = new Random(`sheet/${family}/${seed}`);
	const page = sheet(family, random, isCut);
	return random.chance(0.5) ? fullFrame(random, page) : onTable(random, page);
}

/** Share of an object's height that the image lacks at its top, with the title of most. */
const CUT = { from: 0.15, to: 0.25 };

/** Draws an object (JPEG) whose top is beyond the image. */
export async function cutObjectImage(index: number, seed: string): Promise<Image> {
	const kinds = Object.keys(OBJECTS) as Array<keyof typeof OBJECTS>;
	const kind = kinds[index % kinds.length];
	const random = new Random(`cut/${kind}/${seed}`);
	const page = OBJECTS[kind](random);
	const lost = Math.round(page.height * random.between(CUT.from, CUT.to));
	const drawing = `<g transform="translate(0 ${-lost})">${page.drawing}</g>`;
	return fullFrame(random, { ...page, height: page.height - lost, drawing });
}

async function onTable(random: Random, page: Page): Promise<Image> {
	const object = await rasterOfSvg(pageSvg(page), 4);
	return capture(random.fork('taking'), await loose(random, [object]), 'photo');
}

async function fullFrame(random: Random, page: Page): Promise<Image> {
	const view = await rasterOfSvg(pageSvg(page), 3);
	addLight(random.fork('light'), view);
	addNoise(random.fork('noise'), view, 4);
	const image = await sharpOf(view).blur(0.6).jpeg({ quality: 82 }).toBuffer();
	return { image, format: 'jpeg' };
}
