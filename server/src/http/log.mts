import type { FastifyServerOptions } from 'fastify';

export interface LogOptions {
	level: string;
	/** `lostLines`: those that it could not write. */
	stream: { write(line: string): unknown; readonly lostLines?: number };
	/** Whether the line of each request has its client's address, which is personal data. Default: no. */
	addresses?: boolean;
}

/**
 * Returns Fastify's settings for a log without request data. Requests and replies that are logged by
 * mistake, by Fastify or by a later change, are written as empty objects.
 */
export function loggerSettings({ level, stream }: LogOptions): FastifyServerOptions['logger'] {
	const nothing = () => ({});
	return {
		level,
		stream: { write: (line: string) => void stream.write(line) },
		base: null,
		serializers: { req: nothing, res: nothing, err: safeError },
	};
}

/** The loggable part of an error: its kind and place. Its message, above the stack too, could hold personal data. */
function safeError(error: unknown) {
	if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
	const { code } = error as NodeJS.ErrnoException;
	const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return {
		type: error.name,
		...(typeof code === 'string' && { code }),
		message: '',
		stack: places.join('\n'),
	};
}
