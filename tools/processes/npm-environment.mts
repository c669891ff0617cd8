import process from 'node:process';

/** The keys of this checkout's .npmrc that change what an install does. */
const CHECKOUT_SETTINGS = ['npm_config_ignore_scripts', 'npm_config_legacy_peer_deps'];

/**
 * Returns the environment for an npm that installs outside this checkout. `npm run` passes the
 * checkout's .npmrc to its scripts as variables, which would override the other folder's settings.
 */
export function environmentOutsideCheckout(): NodeJS.ProcessEnv {
	const kept = Object.entries(process.env).filter(([name]) => !CHECKOUT_SETTINGS.includes(name));
	return Object.fromEntries(kept);
}
