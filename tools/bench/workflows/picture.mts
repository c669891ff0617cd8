const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const BYTES = 300_000;

/** Returns a file with the size and the first bytes of a photo that carries its name, which the stubs read. */
export function pictureNamed(name: string): Buffer {
	const filler = Buffer.alloc(BYTES, name);
	return Buffer.concat([JPEG, Buffer.from(`|${name}|`), filler]);
}

/** Returns the name in base64 or in a link of a picture. */
export function nameOfPicture(picture: string): string {
	if (picture.startsWith('http')) return picture.split('/').at(-1)!;
	const base64 = picture.replace(/^data:[^,]*,/, '').slice(0, 400);
	return /\|([\w-]+)\|/.exec(Buffer.from(base64, 'base64').toString('latin1'))?.[1] ?? '';
}
