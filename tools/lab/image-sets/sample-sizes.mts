// Environment variables can reduce the sizes for a quick run.
const setting = (name: string, standard: number) => Number(process.env[name] ?? standard);

/** Images per level and side, with rare names, and without a card. */
export const LEVEL_IMAGES = setting('BENCH_IMAGES', 300);

/** Images per variation on a plain card. */
export const LAYOUT_IMAGES = Math.min(LEVEL_IMAGES, setting('BENCH_LAYOUT_IMAGES', 120));

/** Images per level, both sides together, that are read by two engines in turn, and timed. */
export const SHARED_IMAGES = Math.min(2 * LEVEL_IMAGES, setting('BENCH_SHARED_IMAGES', 60));
