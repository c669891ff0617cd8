/** What the page asks a server that reads more formats, cuts out and redacts. */
export const LATER_FACTS = {
	formats: ['jpeg', 'png', 'heic', 'pdf'],
	maxBase64Length: 1_000_000,
	crops: ['card', 'portrait'],
	redact: ['identity_code', 'portrait'],
};

const details = (names: readonly string[], top: number) =>
	Object.fromEntries(
		names.map((name, i) => {
			const y = top + 60 * i;
			const box = [
				[100, y],
				[500, y],
				[500, y + 40],
				[100, y + 40],
			];
			return [name, { confidence: i === 0 ? 0.42 : 0.98, box }];
		}),
	);

/** A reply of version 2 of `extra`: a person's two sides on two pages, with an image in each place. */
export function laterReply(jpeg: Uint8Array) {
	const image = Buffer.from(jpeg).toString('base64');
	const portrait = {
		...{ side: 1, identity_name: '样本甲', identity_code: '11010519491231002X', gender: '女' },
		...{ race: '汉', birth: '1949-12-31', address: '样本省样本市样本路1号' },
		...{ issued_by: null, valid_date_start: null, valid_date_end: null },
	};
	const emblem = {
		...{ side: 0, identity_name: null, identity_code: null, gender: null },
		...{ race: null, birth: null, address: null },
		...{ issued_by: '样本市公安局', valid_date_start: '2010-01-01', valid_date_end: '长期' },
	};
	const outline = [
		[40, 40],
		[900, 40],
		[900, 600],
		[40, 600],
	];
	return {
		...{ code: 0, msg: '成功', data: portrait, request_id: 'req_0123456789abcdef01234567' },
		extra: {
			version: 2,
			warnings: ['glare', 'a-warning-of-the-future'],
			lines: [],
			cards: [
				{
					...{ fields: portrait, box: outline, angle: 0, page: 1, person: 0 },
					details: details(['identity_name', 'identity_code', 'address'], 100),
					needsReview: [{ field: 'identity_name', reasons: ['low-confidence', 'gap'] }],
					crops: { card: image, portrait: image },
				},
				{
					...{ fields: emblem, box: outline, angle: 90, page: 2, person: 0 },
					details: details(['issued_by', 'valid_date_start'], 100),
					...{ needsReview: [], crops: { card: image, portrait: null } },
				},
			],
			people: [{ cards: [0, 1], provenBy: ['a-proof-of-the-future'] }],
			pages: [
				{
					page: 1,
					width: 1000,
					height: 700,
					redacted: image,
					unsettled: ['a-doubt-of-the-future'],
				},
				{ page: 2, width: 900, height: 640, redacted: image, unsettled: [] },
				{ page: 3, width: 900, height: 640, redacted: null, unsettled: ['no-card'] },
			],
		},
	};
}
