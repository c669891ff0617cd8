import type { IdCardFields } from './id-card.ts';
import { ALL_PRINTED_FIELDS, type PrintedField } from './required-fields.ts';

/** What can be cut out of an image. */
export const CROP_KINDS = ['card', 'portrait'] as const;

export type CropKind = (typeof CROP_KINDS)[number];

/** What can be covered on a copy of a page: every printed value, and the portrait. */
export type Redactable = PrintedField | 'portrait';

export const REDACTABLE: readonly Redactable[] = [...ALL_PRINTED_FIELDS, 'portrait'];

/** Most characters of a watermark: it should be legible on a card. */
export const MAX_WATERMARK = 40;

/** Images that a request can ask for beside the details. */
export interface ExtraImages {
	/** What to cut out of each card. */
	crops?: readonly CropKind[];
	/** What to cover on a copy of each page; may be empty, for a watermark alone. */
	redact?: readonly Redactable[];
	/** Text across those copies. */
	watermark?: string;
}

/** The key `extra` of a request, which only a self-hosted server knows: the details, and images besides. */
export type ExtraRequest = true | ExtraImages;

/** Four corners `[x, y]` in pixels of the page as sent. */
export type Box = ReadonlyArray<readonly [number, number]>;

/** How sure a field's value is, from 0 to 1, and where it is; `null` where it was not read. */
export interface FieldDetails {
	confidence: number | null;
	box: Box | null;
}

/** A field that a person should look at. */
export interface Review {
	field: keyof IdCardFields;
	/** Codes of the server, at least one. */
	reasons: readonly string[];
}

/** From 0 to 1: blur, glare and brightness of the text; whether text reaches the image's edge. */
export interface Quality {
	blur: number;
	glare: number;
	brightness: number;
	cutOff: boolean;
}

/** A side of a card, on any page. */
export interface ExtraCard {
	/** From 1. */
	page: number;
	fields: IdCardFields;
	details: Record<keyof IdCardFields, FieldDetails>;
	box: Box;
	/** Degrees clockwise that turn the image until the card is upright. */
	angle: number;
	needsReview: readonly Review[];
	/** Index into `people`; `null` if no other card is proven to be the same person's. */
	person: number | null;
	/** JPEG in base64; what the request asks for, `portrait` being `null` on sides without one. */
	crops?: { card?: string; portrait?: string | null };
}

/** Cards of one person: indexes into `cards`, and codes of what proves it. */
export interface ExtraPerson {
	cards: readonly number[];
	provenBy: readonly string[];
}

/** A page of a document, or the image. */
export interface ExtraPage {
	/** From 1. */
	page: number;
	width: number;
	height: number;
	/** JPEG in base64 if the request asks for it; `null` on a page without a card. */
	redacted?: string | null;
}

/** The key `extra` of a self-hosted server's reply, version 2: those of its keys that the node uses. */
export interface Extra {
	version: typeof EXTRA_VERSION;
	/** Of the reply's `data`. */
	fields: Record<keyof IdCardFields, FieldDetails>;
	/** Of that card; `null` where another card is looked at. */
	quality: Quality | null;
	/** That of `data` first. */
	cards: readonly ExtraCard[];
	people: readonly ExtraPerson[];
	warnings: readonly string[];
	/** Of the reply's `data`. */
	needsReview: readonly Review[];
	pages: readonly ExtraPage[];
}

/** The version of the details that this package knows. */
export const EXTRA_VERSION = 2;
