import sharp from 'sharp';
import { readCard, type CardFile } from '../cards/read-card.mts';

/** Width of a card in pixels that is too small to be read surely. */
const SMALL = 220;

/** Spoils a good photo in each way for which the photo page has a sentence, but the other side. */
export async function faultyPhotos({ image, corners }: CardFile): Promise<Record<string, Buffer>> {
	const { width, height } = await sharp(image).metadata();
	const xs = corners!.map(([x]) => x);
	const ys = corners!.map(([, y]) => y);
	const left = Math.min(...xs);
	const top = Math.min(...ys);
	const card = { width: Math.max(...xs) - left, height: Math.max(...ys) - top };
	/** Paints over the end of the number. */
	const cover = async (fill: string) => {
		const [x, y] = [left + card.width * 0.55, top + card.height * 0.8];
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
			<radialGradient id="light">
				<stop offset="0.6" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>
			</radialGradient>
			<ellipse cx="${x}" cy="${y}" rx="${card.width * 0.25}" ry="${card.height * 0.3}" fill="${fill}"/>
		</svg>`;
		return await sharp(image)
			.composite([{ input: Buffer.from(svg) }])
			.jpeg()
			.toBuffer();
	};
	const cut = Math.round(left + card.width * 0.12);
	return {
		'no-card': readCard('landscape.jpg').image,
		'other-document': readCard('driving-licence.jpg').image,
		'several-cards': readCard('two-portraits.jpg').image,
		'too-small': await sharp(image)
			.resize(Math.round((width * SMALL) / card.width))
			.jpeg()
			.toBuffer(),
		dark: await sharp(image).linear(0.15).jpeg().toBuffer(),
		blurred: await sharp(image).blur(4).jpeg().toBuffer(),
		glare: await cover('url(#light)'),
		'cut-off': await sharp(image)
			.extract({ left: cut, top: 0, width: width - cut, height })
			.jpeg()
			.toBuffer(),
		unclear: await cover('#9aa'),
	};
}
