import type { IDataObject } from 'n8n-workflow';

import type { Job, JobName } from './plan.mts';
import type { CardTruth } from './people.mts';

/** What came out of a job. */
export interface VariantOutput {
	/** Items that a row was made of. */
	rows: IDataObject[];
	/** Items that somebody is told of instead. */
	rest: IDataObject[];
	ms: number;
	peakMb: number;
}

/** How many rows of a job ended how. */
export interface Outcome {
	/** Passed as right, and right. */
	right: number;
	/** Marked for somebody to look at, or refused since something was misread. */
	held: number;
	/** Of `held`, those in which nothing was misread. */
	heldRight: number;
	/** Read rightly, or could have been, but without values in the end. */
	lost: number;
	/** Values, in rows that were passed as right, that are not the card's. */
	wrongValues: number;
	/** Inputs of which nothing came out at all. */
	vanished: number;
}

const COLUMNS = {
	name: 'identity_name',
	idNumber: 'identity_code',
	gender: 'gender',
	ethnicGroup: 'race',
	birthDate: 'birth',
	address: 'address',
	issuingAuthority: 'issued_by',
	validFrom: 'valid_date_start',
	validUntil: 'valid_date_end',
} as const satisfies Record<string, keyof CardTruth>;
const EMBLEM = ['issuingAuthority', 'validFrom', 'validUntil'];

/** Both this node's own columns and those of the other workflows. */
const isPassed = ({ status, checks_passed: passed }: IDataObject) =>
	status === undefined ? passed === true : status === 'ok';
const hasValues = (row: IDataObject) =>
	Object.keys(COLUMNS).some((column) => row[column] !== null && row[column] !== undefined);

/** Compares what came out of a job with the cards that went in. */
export function judge(name: JobName, job: Job, { rows, rest }: VariantOutput): Outcome {
	const outcome = {
		right: 0,
		held: 0,
		heldRight: 0,
		lost: 0,
		wrongValues: 0,
		vanished: 0,
	};
	const passedRows = new Set(rows.filter(isPassed));
	for (const [key, { fields, sides }] of Object.entries(job.expected)) {
		const isOf = belongsTo(name, key, fields);
		const all = [...rows, ...rest].filter(isOf);
		if (all.length === 0) outcome.vanished += 1;
		if (all.length === 0 || sides.length === 0) continue;
		const passed = rows.filter((row) => isOf(row) && passedRows.has(row));
		const columns = Object.entries(COLUMNS).filter(([column]) =>
			sides.includes(EMBLEM.includes(column) ? 0 : 1),
		);
		const differing = (row: IDataObject) =>
			columns.filter(([column, field]) => row[column] !== fields[field]).length;
		const wrong = passed.reduce((sum, row) => sum + differing(row), 0);
		outcome.wrongValues += wrong;
		if (passed.length > 0) outcome.right += wrong === 0 ? 1 : 0;
		else if (isMisread(name, job, key)) outcome.held += 1;
		else if (!all.some(hasValues)) outcome.lost += 1;
		else {
			outcome.held += 1;
			outcome.heldRight += 1;
		}
	}
	return outcome;
}

function belongsTo(name: JobName, key: string, fields: CardTruth): (row: IDataObject) => boolean {
	if (name === 'form') return (row) => row['email'] === key;
	if (name === 'sheet') return (row) => String(row['row']) === key;
	// A front by its name or number, since one of them may be misread; a back that stayed alone by its file.
	return (row) =>
		row['name'] === fields.identity_name ||
		row['idNumber'] === fields.identity_code ||
		String(row['file']).startsWith(`heap-${key}-`);
}

/** Whether the service misread anything of that row. */
function isMisread(name: JobName, job: Job, key: string): boolean {
	const pictures =
		name === 'heap'
			? Object.keys(job.pictures).filter((picture) => picture.startsWith(`heap-${key}-`))
			: job.inputs
					.filter(({ json }) => String(json['email'] ?? json['row']) === key)
					.flatMap(({ files }) => Object.values(files));
	return pictures.some((picture) => job.pictures[picture].misread !== undefined);
}
