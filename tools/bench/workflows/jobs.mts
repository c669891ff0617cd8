import { LONG_TERM } from '../../../domain/calendar-date.ts';
import { inventPeople, type CardTruth } from './people.mts';
import type { Fault, Job, JobName, Misreading, PlannedPicture } from './plan.mts';

type Injected = Pick<PlannedPicture, 'fault' | 'misread'>;

const fault = (name: Fault): Injected => ({ fault: name });
const wrong = (name: Misreading): Injected => ({ misread: name });

/** A person whose card has an end, and nothing else to go wrong. */
const withPeriod = (people: readonly CardTruth[]): number =>
	[2, 3, 5, 8, 11, 14].find((i) => people[i].valid_date_end !== LONG_TERM)!;

const SUBMISSIONS = 24;
const ROWS = 40;
const PEOPLE = 16;

/** Each person sends both sides with a form, one run of the workflow each. */
function formJob(): Job {
	const job: Job = { pictures: {}, inputs: [], expected: {} };
	const people = inventPeople(SUBMISSIONS - 1);
	const injected: Record<string, Injected> = {
		'form-6-front': fault('error'),
		'form-9-back': fault('error'),
		'form-7-front': fault('hang'),
		'form-12-front': wrong('number'),
		'form-13-front': wrong('birth'),
		'form-15-front': wrong('name'),
		[`form-${withPeriod(people)}-back`]: wrong('period'),
	};
	people.forEach((fields, i) => {
		const [front, back] = [`form-${i}-front`, `form-${i}-back`];
		const email = `person-${i}@example.com`;
		job.pictures[front] = { card: { side: 1, fields }, ...injected[front] };
		job.pictures[back] = i === 10 ? {} : { card: { side: 0, fields }, ...injected[back] };
		const files = i === 16 ? { front: back, back: front } : { front, back };
		job.inputs.push({ json: { email }, files });
		job.expected[email] = { fields, sides: i === 10 ? [] : [1, 0] };
	});
	job.inputs.push(job.inputs[17]);
	return job;
}

/** A sheet whose rows have a link to one side each; four rows have a link that another row has. */
function sheetJob(): Job {
	const job: Job = { pictures: {}, inputs: [], expected: {} };
	const injected: Record<number, Injected> = {
		...{ 8: fault('error'), 22: fault('error'), 29: fault('error') },
		...{ 11: fault('hang'), 18: fault('hang') },
		...{ 3: wrong('number'), 16: wrong('birth'), 21: wrong('name') },
	};
	const people = inventPeople(ROWS);
	people.forEach((fields, row) => {
		const of = row >= 32 && row < 36 ? row - 32 : row;
		const name = `sheet-${of}`;
		const side = of % 5 === 4 ? 0 : 1;
		const hasCard = of !== 12 && of !== 31;
		job.pictures[name] ??= hasCard ? { card: { side, fields }, ...injected[of] } : {};
		job.inputs.push({ json: { row }, files: { link: name } });
		job.expected[row] = { fields: people[of], sides: hasCard ? [side] : [] };
	});
	return job;
}

/** Photos of both sides of all cards in any order; every fourth person lives where the one before does. */
function heapJob(): Job {
	const job: Job = { pictures: {}, inputs: [], expected: {} };
	const injected: Record<string, Injected> = {
		'heap-6-front': fault('error'),
		'heap-9-back': fault('error'),
		'heap-13-front': fault('hang'),
		'heap-10-front': wrong('number'),
		'heap-12-front': wrong('name'),
	};
	const names: string[] = [];
	inventPeople(PEOPLE, { neighbours: true }).forEach((fields, i) => {
		for (const [word, side] of [
			['front', 1],
			['back', 0],
		] as const) {
			const name = `heap-${i}-${word}`;
			job.pictures[name] = { card: { side, fields }, ...injected[name] };
			names.push(name);
		}
		job.expected[i] = { fields, sides: [1, 0] };
	});
	job.pictures['heap-no-card'] = {};
	names.push('heap-no-card', 'heap-2-front', 'heap-5-back');
	// Every picture once, since the step and the number of pictures have no common divisor.
	const step = 11;
	for (let i = 0; i < names.length; i++) {
		const name = names[(i * step) % names.length];
		job.inputs.push({ json: { file: name }, files: { data: name } });
	}
	return job;
}

/** Returns the job of that name, always the same. */
export function planJob(name: JobName): Job {
	return { form: formJob, sheet: sheetJob, heap: heapJob }[name]();
}
