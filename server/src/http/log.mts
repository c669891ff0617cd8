import type { FastifyServerOptions } from 'fastify';

export interface LogStream {
	write(line: string): unknown;
}

export interface LogOptions {
	level: string;
	stream: LogStream;
	/** Whether the line of each request has its client's address, which is personal data. Default: no. */
	addresses?: boolean;
}

/** The loggable part of an error: its kind and place. Its message could hold personal data. */
interface SafeError {
	type: string;
	code?: string;
	/** Always empty. */
	message: '';
	/** Lines of the stack, without the message above them. */
	stack: string;
	/** Pino allows further keys. */
	[key: string]: unknown;
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

function safeError(error: unknown): SafeError {
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
