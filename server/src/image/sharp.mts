import sharp from 'sharp';

import { CHANNELS, type Raster } from './raster.mts';

// Import sharp only from here: each thread that loads it resets these settings for the process. One
// decode must not take all cores from the inference workers, and caching would keep personal data
// that no other image can use.
sharp.concurrency(1);
sharp.cache(false);

export { sharp };

/** The pixels of an image, for sharp to work on. */
export const sharpOf = ({ data, width, height }: Raster) =>
	sharp(data, { raw: { width, height, channels: CHANNELS } });
