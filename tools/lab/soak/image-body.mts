/** Returns the body of a call with the image in base64. */
export function imageBody(image: Uint8Array): string {
	const base64 = Buffer.from(image).toString('base64');
	return `{"input_type":"base64","input_data":"${base64}"}`;
}
