import type { FastifyPluginAsync, FastifyPluginOptions } from 'fastify';

/** Makes the hooks and decorations of a plugin those of the whole app, as `fastify-plugin` does. */
export function forWholeApp<Options extends FastifyPluginOptions>(
	plugin: FastifyPluginAsync<Options>,
): FastifyPluginAsync<Options> {
	return Object.assign(plugin, { [Symbol.for('skip-override')]: true });
}
