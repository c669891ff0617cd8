import { API_ERRORS, type ApiErrorCode } from '../../../domain/api-error.ts';
import { SUCCESS } from './envelope.mts';
import { closed } from './openapi-schemas.mts';
import { MESSAGES } from './reasons.mts';

/** HTTP statuses other than 400 that replies with code 4000 may have. */
const STATUSES_WITH_4000: Readonly<Record<number, string>> = {
	408: 'the request arrives too slowly',
	413: 'the chunk extensions of the body are too large',
	417: 'the Expect header is not supported',
	431: 'the headers are too large',
};

const REASON = {
	description: 'What `msg` says, in English.',
	required: true,
	schema: { type: 'string', pattern: '^[ -~]+$' },
};

const RETRY_AFTER = {
	description: 'Seconds to wait before the next try (4029, 5020).',
	schema: { type: 'integer', minimum: 1 },
};

const REQUEST_ID = { type: 'string', pattern: '^req_[0-9a-f]{24}$' };

const EXTRA = { extra: { $ref: '#/components/schemas/Extra' } };

const CODES = Object.keys(MESSAGES).map(Number) as ApiErrorCode[];

const envelope = (keys: Record<string, object>) =>
	closed({ ...keys, request_id: REQUEST_ID }, ['reason', 'extra']);

export const reply = (description: string, schema: object, type = 'application/json') => ({
	description,
	content: { [type]: { schema } },
});

export function success(description: string, data: object, hasExtra = false): object {
	const code = { type: 'integer', const: SUCCESS.code };
	const msg = { type: 'string', const: SUCCESS.msg };
	return reply(description, envelope({ code, msg, data, ...(hasExtra && EXTRA) }));
}

export function refusal(codes: readonly ApiErrorCode[], why = ''): object {
	const description = codes.map((code) => `${code} ${API_ERRORS[code].label}`).join(', ') + why;
	const waits = codes.some((code) => code === 4029 || code === 5020);
	const schema = envelope({
		code: { type: 'integer', enum: codes },
		msg: { type: 'string', minLength: 1 },
		data: { type: 'null' },
		reason: { $ref: '#/components/schemas/Reason' },
		// Image quality is known even if no card was found.
		...(codes.includes(5021) && EXTRA),
	});
	return {
		headers: { 'X-Reason': REASON, ...(waits && { 'Retry-After': RETRY_AFTER }) },
		...reply(description, schema),
	};
}

export function refusals(codes = CODES): Record<string, object> {
	const byStatus = Map.groupBy(codes, (code) => API_ERRORS[code].httpStatus);
	const ofCodes = Array.from(byStatus, ([status, group]) => [status, refusal(group)]);
	const ofHttp = Object.entries(STATUSES_WITH_4000).map(([status, why]) => {
		return [status, refusal([4000], `: ${why}`)];
	});
	return Object.fromEntries([...ofCodes, ...ofHttp]);
}
