import { describe, expect, test } from '@jest/globals';

import { APPROACHES } from '../../../../tools/bench/workflows/approaches.mts';
import { memoryTable } from '../../../../tools/bench/workflows/data-table.mts';
import { planJob } from '../../../../tools/bench/workflows/jobs.mts';
import { judge } from '../../../../tools/bench/workflows/outcome.mts';
import { inventPeople } from '../../../../tools/bench/workflows/people.mts';
import { nameOfPicture, pictureNamed } from '../../../../tools/bench/workflows/picture.mts';
import type { JobName } from '../../../../tools/bench/workflows/plan.mts';
import { baidu } from '../../../../tools/bench/workflows/services/baidu.mts';
import { tencent } from '../../../../tools/bench/workflows/services/tencent.mts';
import { misread } from '../../../../tools/bench/workflows/misreading.mts';
import { workflowSize } from '../../../../tools/bench/workflows/workflow-size.mts';
import { printFaces } from '../../../../tools/specimens/faces.mts';
import { Random } from '../../../../tools/specimens/random.mts';
import { hasValidCheckCharacter } from '../../../../domain/id-number.ts';

const JOBS: JobName[] = ['form', 'sheet', 'heap'];

describe.each(JOBS)('the job %s', (name) => {
	const job = planJob(name);

	test('is the same every time, and knows every picture that goes in', () => {
		expect(planJob(name)).toEqual(job);
		const pictures = job.inputs.flatMap(({ files }) => Object.values(files));
		expect(pictures.filter((picture) => !(picture in job.pictures))).toEqual([]);
		expect(new Set(pictures)).toEqual(new Set(Object.keys(job.pictures)));
	});

	test('has every kind of fault, and pictures that are sent twice', () => {
		const planned = Object.values(job.pictures);
		expect(new Set(planned.map(({ fault }) => fault))).toEqual(
			new Set([undefined, 'error', 'hang']),
		);
		expect(planned.some(({ card }) => card === undefined)).toBe(true);
		expect(planned.filter(({ misread }) => misread === 'number')).toHaveLength(1);
		const pictures = job.inputs.flatMap(({ files }) => Object.values(files));
		expect(new Set(pictures).size).toBeLessThan(pictures.length);
	});

	test.each(Object.keys(APPROACHES))('is wired with nodes that exist: %s', (approach) => {
		const { nodes, connections } = APPROACHES[approach].build(name, 'http://127.0.0.1');
		const names = ['Start', ...nodes.map((node) => node.name)];
		const targets = Object.values(connections).flatMap(({ main }) =>
			main.flatMap((lines) => (lines ?? []).map(({ node }) => node)),
		);
		expect(new Set(names).size).toBe(names.length);
		expect(Object.keys(connections).filter((from) => !names.includes(from))).toEqual([]);
		expect(new Set(targets)).toEqual(new Set(names.slice(1)));
	});
});

test('the cards are those that are drawn from the seed', () => {
	const drawn = Array.from({ length: 7 }, (_, index) =>
		([1, 0] as const).map(
			(side) =>
				printFaces(new Random(`workflows/${index}`), { seed: 'workflows', index, side })[0].fields,
		),
	);
	const [first, second] = inventPeople(2);
	for (const { identity_name: name, identity_code: number, issued_by: authority } of [
		first,
		second,
	]) {
		const card = drawn.find(([front]) => front.identity_code === number);
		expect(card).toMatchObject([{ identity_name: name }, { issued_by: authority }]);
	}
});

test('what an approach takes to build is counted', () => {
	const own = workflowSize(APPROACHES['own'].build('sheet', ''));
	expect(own).toEqual({ nodes: 2, codeNodes: 0, codeLines: 0, expressions: 1 });
	const checked = workflowSize(APPROACHES['model-checked'].build('sheet', ''));
	expect(checked).toMatchObject({ codeNodes: 1, codeLines: 12 });
});

describe('what came out is judged', () => {
	const job = planJob('sheet');
	const columnsOf = (row: string) => {
		const { fields } = job.expected[row];
		return {
			...{ name: fields.identity_name, idNumber: fields.identity_code, gender: fields.gender },
			...{ ethnicGroup: fields.race, birthDate: fields.birth, address: fields.address },
			...{ issuingAuthority: fields.issued_by, validFrom: fields.valid_date_start },
			validUntil: fields.valid_date_end,
		};
	};
	const right = Object.keys(job.expected).map((row) => ({ row, ...columnsOf(row), status: 'ok' }));
	const out = (rows: object[]) => ({ rows: rows as never[], rest: [], ms: 0, peakMb: 0 });
	const clean = { held: 0, heldRight: 0, lost: 0, wrongValues: 0, vanished: 0 };

	test('all right', () => {
		expect(judge('sheet', job, out(right))).toEqual({ right: 38, ...clean });
	});

	test('a row that is missing, one without values, one held back, one wrong', () => {
		const [, ...rows] = right as Array<Record<string, unknown>>;
		rows[0] = { row: '1', status: 'failed' };
		rows[1] = { ...rows[1], status: 'review' };
		rows[2] = { ...rows[2], status: undefined, checks_passed: false };
		rows[4] = { ...rows[4], name: '样本' };
		expect(judge('sheet', job, out(rows))).toEqual({
			...{ right: 33, held: 2, heldRight: 1, lost: 1, wrongValues: 1, vanished: 1 },
		});
	});
});

test('the name of a picture is read from base64, a data URI and a link', () => {
	const base64 = pictureNamed('form-1-front').toString('base64');
	const named = [base64, `data:image/jpeg;base64,${base64}`, 'http://127.0.0.1/form-1-front'];
	expect(named.map(nameOfPicture)).toEqual(Array(3).fill('form-1-front'));
});

describe('stubs notice what the services document, and no more', () => {
	const { fields } = planJob('form').expected['person-3@example.com'];
	const replyTo = (shape: typeof baidu, side: 0 | 1, what: Parameters<typeof misread>[1]) =>
		shape.card({ side, fields: misread(fields, what) }, { picture: '', side: 1 }, '').body;

	test("Baidu withholds a wrong number, and says that another's birth differs", () => {
		expect(replyTo(baidu, 1, 'number')).toMatchObject({
			idcard_number_type: 0,
			words_result: { 公民身份号码: { words: '' } },
		});
		expect(replyTo(baidu, 1, 'birth')).toMatchObject({ idcard_number_type: 3 });
		expect(replyTo(baidu, 1, 'name')).toMatchObject({ idcard_number_type: 1 });
	});

	test('Tencent corrects a birth by the number, and says nothing of a wrong number', () => {
		const [year, month, day] = fields.birth!.split('-').map(Number);
		const Birth = `${year}/${month}/${day}`;
		const AdvancedInfo = '{"WarnInfos":[]}';
		expect(replyTo(tencent, 1, 'birth')).toMatchObject({ Response: { Birth, AdvancedInfo } });
		const { Response } = replyTo(tencent, 1, 'number') as { Response: { IdNum: string } };
		expect(hasValidCheckCharacter(Response.IdNum)).toBe(false);
		expect(Response).toMatchObject({ AdvancedInfo });
	});
});

test('the data table in memory takes a row once, and no column that it lacks', async () => {
	const { rows, provider } = memoryTable();
	const { getDataTableProxy } = provider as {
		getDataTableProxy(): Promise<{ upsertRow(row: object): Promise<unknown> }>;
	};
	const table = await getDataTableProxy();
	const filter = { filters: [{ columnName: 'email', value: 'a@example.com' }] };
	for (const name of ['一', '二']) {
		await table.upsertRow({ data: { email: 'a@example.com', name }, filter });
	}
	expect(rows).toEqual([{ email: 'a@example.com', name: '二' }]);
	await expect(table.upsertRow({ data: { nationality: '' }, filter })).rejects.toThrow('no column');
});
