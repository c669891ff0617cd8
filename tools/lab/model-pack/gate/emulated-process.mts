// Reads images with a pack. The command line has its options; each message is an image, each reply what was read.
import process from 'node:process';

import { startPack, type PackOptions } from './variant.mts';

const { name, read } = await startPack(JSON.parse(process.argv[2]) as PackOptions);
process.on(
	'message',
	(image: Uint8Array) => void read(image).then((fields) => process.send?.(fields)),
);
process.send?.(name);
