import type { ServiceShape } from './shape.mts';

interface ChatRequest {
	messages: Array<{ content: Array<{ image_url?: { url: string } }> }>;
}

/** How the text wraps the object; which one a picture gets follows from its name. Injected. */
const WRAPPINGS = [
	(json: string) => json,
	(json: string) => `\`\`\`json\n${json}\n\`\`\``,
	(json: string) =>
		`Here is what the card says:\n\n\`\`\`json\n${json}\n\`\`\`\n\nLet me know if you need more.`,
];

/** Shaped like a chat completion of a language model: an object in free text. */
export const languageModel: ServiceShape = {
	read: (body) => {
		const [{ content }] = (JSON.parse(body) as ChatRequest).messages;
		return { picture: content.find((part) => part.image_url !== undefined)!.image_url!.url };
	},
	card: ({ side, fields }, _call, name) => {
		const isFront = side === 1;
		const portrait = (value: string | null) => (isFront ? value : null);
		const emblem = (value: string | null) => (isFront ? null : value);
		const json = JSON.stringify({
			name: portrait(fields.identity_name),
			idNumber: portrait(fields.identity_code),
			gender: portrait(fields.gender),
			ethnicGroup: portrait(fields.race),
			birthDate: portrait(fields.birth),
			address: portrait(fields.address),
			issuingAuthority: emblem(fields.issued_by),
			validFrom: emblem(fields.valid_date_start),
			validUntil: emblem(fields.valid_date_end),
		});
		const index = [...name].reduce((sum, character) => sum + character.charCodeAt(0), 0);
		return completion(WRAPPINGS[index % WRAPPINGS.length](json));
	},
	noCard: () => completion('I cannot find an ID card in this image.'),
	limit: () => ({ status: 429, body: { error: { message: 'Rate limit reached' } } }),
	error: () => ({ status: 500, body: { error: { message: 'Internal error' } } }),
};

function completion(content: string) {
	const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
	return { status: 200, body: { id: 'bench', object: 'chat.completion', choices } };
}
