// The environment may ask for fewer pictures, for a quick look.
const asked = (name: string, usual: number) => Number(process.env[name] ?? usual);

/** Pictures of each level and side, of rare names and of no card. */
export const LEVEL_PICTURES = asked('BENCH_PICTURES', 300);

/** Pictures of each departure from a plain card. */
export const LAYOUT_PICTURES = Math.min(LEVEL_PICTURES, asked('BENCH_LAYOUT_PICTURES', 120));

/** Pictures a level, of both sides together, that are also given to the peers and timed. */
export const SHARED_PICTURES = Math.min(2 * LEVEL_PICTURES, asked('BENCH_PEER_PICTURES', 60));

/** Cards read by one process to see whether its memory grows; 0 for those of the sets alone. */
export const GROWTH_CARDS = asked('BENCH_GROWTH_CARDS', 5000);
