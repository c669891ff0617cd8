import type { ProcessUse } from './process-use.mts';

export interface DecoderUse extends ProcessUse {
	starts: number;
	/** Pages at which a child ended: they took too long, something else killed it, or it crashed. */
	readonly failures: Record<'time' | 'killed' | 'crashed', number>;
}

export function noUse(): DecoderUse {
	return { starts: 0, failures: { time: 0, killed: 0, crashed: 0 }, cpuMs: 0, peakBytes: 0 };
}
