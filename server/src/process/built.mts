/** Whether this is the compiled server of the npm package. A checkout runs its `.mts` files as is. */
export const IS_BUILT = import.meta.url.endsWith('.mjs');
