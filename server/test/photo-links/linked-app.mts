import type { ApiKeySettings } from '../../src/config/key-settings.mts';
import { answerOf, runApp, type Answer, type RunningAppOptions } from '../http/running-app.mts';

export const N8N = 'https://n8n.example.com';
export const LINK_KEY = 'key-that-makes-links';
export const ASKED = {
	deliver_to: `${N8N}/webhook/1`,
	sender: '样本公司',
	text: '请您拍身份证，办理入职',
};

/** Keys that make links, and one that does not. */
export const LINK_KEYS: readonly ApiKeySettings[] = [
	{ id: 'hr', key: LINK_KEY, photoLinkOrigins: [N8N, 'http://localhost:5678'] },
	{ id: 'sales', key: 'another-that-makes-links', photoLinkOrigins: ['https://crm.example.com'] },
	{ id: 'plain', key: 'key-that-makes-no-links' },
];

/** Starts the app with photo links. */
export async function linkedApp(options: RunningAppOptions = {}) {
	const app = await runApp({
		keys: [...LINK_KEYS],
		publicUrl: 'https://ocr.example.com/cards',
		...options,
	});
	const make = async (asked: object, key = LINK_KEY) =>
		await answerOf(
			fetch(`${app.url}/api/photo-links`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-api-key': key },
				body: JSON.stringify(asked),
			}),
		);
	return {
		...app,
		make,
		/** The token of a new link. */
		token: async (asked: object = {}, key?: string) => {
			const { json } = await make({ ...ASKED, ...asked }, key);
			return tokenOf(json.data);
		},
		show: async (token: string) =>
			await answerOf(fetch(`${app.url}/api/photo-links`, { headers: { 'x-photo-link': token } })),
		reportSent: async (token: string) =>
			await answerOf(
				fetch(`${app.url}/api/photo-links/sent`, {
					method: 'POST',
					headers: { 'x-photo-link': token },
				}),
			),
		check: async (
			token: string,
			body: Uint8Array | ReadableStream,
			side = 'portrait',
			other?: unknown,
		): Promise<Answer> =>
			await answerOf(
				fetch(`${app.url}/api/photo-checks?side=${side}`, {
					method: 'POST',
					headers: {
						'x-photo-link': token,
						'content-type': 'image/jpeg',
						...(other !== undefined && { 'x-other-side': String(other) }),
					},
					body: body as RequestInit['body'],
					duplex: 'half',
				}),
			),
		metrics: async () => await (await fetch(`${app.url}/metrics`)).text(),
	};
}

/** The token in the URL of a link that was made. */
export function tokenOf(data: unknown): string {
	return new URL((data as { url: string }).url).hash.slice(1);
}
