import type { FastifyServerOptions } from 'fastify';
import type { Writable } from 'node:stream';

/** Where log lines go: a stream of the process, or a test's own. */
export interface LogOptions {
	/** Least serious level that is written. */
	level: string;
	stream: Pick<Writable, 'write'>;
}

/** What of an error may be written: its kind and place. Its message could hold people's data. */
export interface SafeError {
	type: string;
	code?: string;
	/** Always empty. */
	message: '';
	/** Lines of the stack without the message above them. */
	stack: string;
	/** Pino allows further keys. */
	[key: string]: unknown;
}

/**
 * Fastify's settings for a log that names nothing of a request by itself. Requests and replies
 * passed to it by accident, by Fastify or by a later hand, come out as nothing.
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

/** Takes from an error what may be written to a log. */
export function safeError(error: unknown): SafeError {
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
