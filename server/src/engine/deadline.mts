import type { ReadOptions } from './card-reader.mts';
import { ReadTimeoutError } from '../errors/server-errors.mts';

/**
 * Runs `work` with a signal that is aborted with the caller's own, or after `timeoutMs` with a
 * ReadTimeoutError, which `onTimeUp` gets at that moment too.
 */
export async function withDeadline<Result>(
	work: (signal: AbortSignal) => Promise<Result>,
	timeoutMs: number,
	{ signal, onTimeUp }: Pick<ReadOptions, 'signal' | 'onTimeUp'>,
): Promise<Result> {
	const deadline = new AbortController();
	const end = () => {
		const error = new ReadTimeoutError('图片读取超时，请只拍摄身份证本身后重试');
		deadline.abort(error);
		onTimeUp?.(error);
	};
	const timer = setTimeout(end, timeoutMs);
	try {
		return await work(AbortSignal.any([deadline.signal, ...(signal ? [signal] : [])]));
	} finally {
		clearTimeout(timer);
	}
}
