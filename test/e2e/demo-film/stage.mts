import { networkInterfaces } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { DroppedFile } from './files.mts';
import type { Spot } from './spot.mts';

/** One picture of the film. */
export interface Shot {
	caption: string;
	/** What the browser shows, as PNG. */
	page: Buffer;
	/** What lies beside it; if there is none, the page fills the stage. */
	file?: DroppedFile;
	/** Where the pointer is on the stage; none where it would cover what is read. */
	pointer?: Spot;
	/** Whether the file hangs at the pointer. */
	carries?: boolean;
	milliseconds: number;
}

/** Sizes in CSS pixels. */
export const STAGE = { width: 864, height: 464 };
/** The size of a form's page: no larger than it needs, so that it can be read in the README. */
export const FORM_PAGE = { width: 496, height: 400 };
/** Sizes of pages without a file beside them; a table is shown smaller, for four of its columns. */
export const CANVAS = { width: 840, height: 400 };
export const TABLE_PAGE = { width: 1071, height: 510 };

const FORM_AT: Spot = { x: 356, y: 12 };
export const FILE_MIDDLE: Spot = { x: 178, y: 212 };

const STYLE = `
	body { margin: 0; background: #dfe3ea; font: 17px sans-serif; color: #1c2330 }
	.page { position: absolute; top: 12px; right: 12px; height: 400px; border-radius: 8px }
	figure { position: absolute; margin: 0; width: 316px; translate: -50% -50%; text-align: center }
	figure.carried { scale: 0.4 }
	figure img { max-height: 360px; max-width: 100%; border-radius: 6px; vertical-align: top }
	figure img:not(:only-of-type) { max-width: 44%; max-height: 176px; margin: 3px; border-radius: 0 }
	figcaption { padding-top: 8px }
	footer { position: absolute; left: 16px; right: 16px; bottom: 14px; display: flex }
	footer b { margin-left: auto; font-weight: normal; color: #59637a }
	svg { position: absolute }`;
const POINTER =
	'<path d="M1 1v17l4-4 3 7 3-1-3-7h6z" fill="#111" stroke="#fff" stroke-width="1.2"/>';

const IS_OFFLINE = Object.values(networkInterfaces()).every((all) =>
	all?.every((one) => one.internal),
);
const PLACE = IS_OFFLINE ? 'The network is off.' : 'All on one machine.';

/** Where a spot of a form's page is on the stage. */
export function onStage({ x, y }: Spot): Spot {
	return { x: FORM_AT.x + x, y: FORM_AT.y + y };
}

/** Shows everything on one page and takes its picture. The pointer is drawn: screenshots have none. */
export async function compose(stage: Page, shot: Shot): Promise<Buffer> {
	const { caption, page, file, pointer, carries } = shot;
	const at = ({ x, y }: Spot) => `style="left:${x}px;top:${y}px"`;
	const parts = [
		`<style>${STYLE}</style>${image('png', page, 'page')}`,
		file === undefined ? '' : figure(file, at(FILE_MIDDLE)),
		file && pointer && carries ? figure(file, `class="carried" ${at(pointer)}`) : '',
		pointer ? `<svg ${at(pointer)} width="18" height="26">${POINTER}</svg>` : '',
		`<footer>${caption}<b>${PLACE}</b></footer>`,
	];
	await stage.setContent(parts.join(''));
	return await stage.screenshot();
}

function figure(file: DroppedFile, attributes: string): string {
	const pictures = file.pictures.map((picture) => image('jpeg', picture)).join('');
	return `<figure ${attributes}>${pictures}<figcaption>${path.basename(file.path)}</figcaption></figure>`;
}

function image(type: string, bytes: Buffer, name = ''): string {
	return `<img class="${name}" src="data:image/${type};base64,${bytes.toString('base64')}">`;
}
