// Kinds of values in replies, as schemas.

/** A number from 0 to 1. */
export const share = (description: string) => ({
	...{ type: 'number', minimum: 0, maximum: 1 },
	description,
});

const CORNER = {
	...{ type: 'array', minItems: 2, maxItems: 2 },
	items: { type: 'integer', minimum: 0 },
};

/** Four corners. */
export const box = (type: string | string[]) => ({
	...{ type, minItems: 4, maxItems: 4, items: CORNER },
	description:
		'Four corners [x, y] in pixels of the page as sent, after its EXIF rotation; clockwise from ' +
		'the top left of the text.',
});

/** An object with these keys and the optional ones, and no others. */
export const closed = (
	properties: Record<string, object>,
	description?: string,
	optional: Record<string, object> = {},
) => ({
	...(description && { description }),
	type: 'object',
	required: Object.keys(properties),
	additionalProperties: false,
	properties: { ...properties, ...optional },
});

/** An image as text. */
export const jpeg = (type: string | string[], description: string) => ({
	...{ type, contentEncoding: 'base64', contentMediaType: 'image/jpeg' },
	description,
});

/** A list of codes with their meanings, in Markdown. */
export const meaningsOf = (codes: Record<string, string>) =>
	Object.entries(codes)
		.map(([code, meaning]) => `- \`${code}\`: ${meaning}`)
		.join('\n');
