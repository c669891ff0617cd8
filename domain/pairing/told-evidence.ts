import { MASKING_PRESETS, type MaskingPresetName } from '../card/masking-preset.ts';
import { COMPARISONS, EVIDENCE, type Evidence, isProposal } from '../evidence.ts';

/** They tell the kind of the number, and with it a residence permit's region code. Nothing else reveals a value. */
const TELLING_KIND: readonly Evidence[] = ['validity-fits-age', 'validity-fits-kind'];

/**
 * Returns what to tell of a pair, the strongest first: all that is compared and, of the rest, only what suffices if anything does;
 * nothing that would tell what is masked.
 */
export function toldEvidence(
	evidence: readonly Evidence[],
	mask: MaskingPresetName | 'off',
): Evidence[] {
	const isKindHidden = mask !== 'off' && MASKING_PRESETS[mask].place === 'hidden';
	// A number that two portrait sides share says nothing of the emblem side.
	const isProposed = isProposal(evidence.filter((code) => code !== 'same-number'));
	return (Object.keys(EVIDENCE) as Evidence[]).filter(
		(code) =>
			evidence.includes(code) &&
			(isProposed || !isProposal([code]) || code in COMPARISONS) &&
			!(isKindHidden && TELLING_KIND.includes(code)),
	);
}
