/** Sends an image to a server, as a client would, and returns the reply. */
export async function replyTo(
	url: string,
	apiKey: string,
	{ image: picture }: { image: Uint8Array },
): Promise<{ code: number; data: unknown }> {
	const image = Buffer.from(picture).toString('base64');
	const response = await fetch(`${url}/api/ocr-idcard`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
		body: JSON.stringify({ input_type: 'base64', input_data: image }),
	});
	return (await response.json()) as { code: number; data: unknown };
}
