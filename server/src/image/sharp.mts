import sharp from 'sharp';

// Each thread that loads sharp sets these anew for the whole process, so nothing else may load it.
// One decode must not take all cores from the inference workers, and no two pictures are alike: what
// libvips kept of one would be of no use to the next, and somebody's data.
sharp.concurrency(1);
sharp.cache(false);

export { sharp };
