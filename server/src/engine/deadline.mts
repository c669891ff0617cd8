import { ReadTimeoutError } from '../errors/server-errors.mts';

/**
 * Runs `work` with a signal that is aborted with the caller's own, or after `timeoutMs` with a
 * ReadTimeoutError.
 */
export async function withDeadline<Result>(
	work: (signal: AbortSignal) => Promise<Result>,
	timeoutMs: number,
	signal?: AbortSignal,
): Promise<Result> {
	const deadline = new AbortController();
	const end = () => deadline.abort(new ReadTimeoutError('图片读取超时，请只拍摄身份证本身后重试'));
	const timer = setTimeout(end, timeoutMs);
	try {
		return await work(AbortSignal.any([deadline.signal, ...(signal ? [signal] : [])]));
	} finally {
		clearTimeout(timer);
	}
}
