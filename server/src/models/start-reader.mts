import { EngineMissingError } from '../errors/server-errors.mts';
import { NetworkThreads, type NetworkOptions, type TextNetworks } from '../ocr/network-threads.mts';
import { TextReader } from '../ocr/text-reader.mts';
import type { ModelPack } from './model-pack.mts';
import { failedCheck } from './self-check.mts';

/** The arithmetic that a pack's networks are run in. */
export type Precision = 'int8' | 'fp32';

export interface StartedReader {
	reader: TextReader;
	precision: Precision;
	/** Why `auto` did not choose INT8, in words. */
	reason?: string;
}

/**
 * Starts the pack's networks with `threads` recognition threads. `auto` uses INT8 where this processor
 * passes the pack's self-check, else FP32. (ONNX Runtime can also avoid the INT8 kernels that
 * saturate, with `session.x64quantprecision`; measured, that takes 5 to 18 % longer than FP32.)
 * @throws EngineMissingError when the pack lacks what the precision needs, its networks cannot be
 * loaded, or INT8 fails the check and FP32 may not or cannot be used.
 */
export async function startReader(
	pack: ModelPack,
	precision: Precision | 'auto',
	threads: number,
	options: NetworkOptions = {},
): Promise<StartedReader> {
	const { selfCheck } = pack.files;
	const fp32 = fp32Networks(pack);
	const start = async (networks: TextNetworks) => {
		const loading = NetworkThreads.start(networks, threads, options);
		return new TextReader(
			await orMissing(`The networks of ${pack.name} cannot be loaded`, loading),
		);
	};
	if (precision === 'fp32' || (precision === 'auto' && selfCheck === undefined)) {
		if (fp32 === undefined) throw new EngineMissingError(`${pack.name} ${NO_FP32}`);
		return { reader: await start(fp32), precision: 'fp32' };
	}
	if (selfCheck === undefined) throw new EngineMissingError(`${pack.name} ${NO_CHECK}`);
	const reader = await start(pack);
	const failure = await orMissing(
		`The self-check of ${pack.name} cannot be run`,
		failedCheck(reader, selfCheck),
	).catch(async (error: unknown) => {
		await reader.close();
		throw error;
	});
	if (failure === undefined) return { reader, precision: 'int8' };
	await reader.close();
	const reason = `INT8 comes out wrong on this processor (${failure})`;
	if (precision === 'int8') throw new EngineMissingError(`${reason}. Try --precision auto.`);
	if (fp32 === undefined) throw new EngineMissingError(`${reason}, and ${pack.name} ${NO_FP32}`);
	return { reader: await start(fp32), precision: 'fp32', reason };
}

const NO_FP32 = 'has no FP32 networks: its pack.json lists no detectionFp32 and recognitionFp32.';
const NO_CHECK =
	'cannot be used with --precision int8: its pack.json lists no selfCheck, which tells whether ' +
	'INT8 comes out right on this processor.';

/** The FP32 twins. A pack without a self-check and without twins has plain FP32 networks only. */
function fp32Networks({ files, detection, draft }: ModelPack): TextNetworks | undefined {
	const { detectionFp32, recognitionFp32, draftFp32, selfCheck } = files;
	if (detectionFp32 !== undefined && recognitionFp32 !== undefined) {
		const fp32 = { detection: detectionFp32, recognition: recognitionFp32, draft: draftFp32 };
		return { files: { ...files, ...fp32 }, detection, draft };
	}
	return selfCheck === undefined ? { files, detection, draft } : undefined;
}

async function orMissing<Result>(what: string, step: Promise<Result>): Promise<Result> {
	try {
		return await step;
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new EngineMissingError(`${what}: ${reason}`, { cause });
	}
}
