/** Whether this is the compiled server of the npm package; a checkout runs its `.mts` files. */
export const IS_BUILT = import.meta.url.endsWith('.mjs');
