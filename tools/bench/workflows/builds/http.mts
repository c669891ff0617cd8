import type { INode } from 'n8n-workflow';

import type { JobName } from '../plan.mts';
import { checkNumbers, pairSides } from './code.mts';
import type { Dialect } from './dialect.mts';
import {
	type BuildSettings,
	type BuiltWorkflow,
	CAREFUL,
	connect,
	extractBase64,
	fields,
	isTrue,
	type Line,
	node,
	saveByEmail,
	TYPES,
} from './workflow.mts';

type Side = 'front' | 'back';
const inBraces = (values: Record<string, string>) =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `={{ ${value} }}`]));

/** A request, what asks again where a refusal came with HTTP 200, and what makes an object of text. */
function reading(
	dialect: Dialect,
	parts: { name: string; url: string; picture: string; isLink: boolean; side: Side },
	to: { next: string; failed: string },
): { nodes: INode[]; lines: Line[]; reply: string } {
	const { name } = parts;
	const nodes = [node(name, TYPES.http, dialect.request(parts), CAREFUL)];
	const lines: Line[] = [[name, 1, to.failed]];
	if (dialect.parse) {
		const parsed = `Object of ${name}`;
		nodes.push(dialect.parse(parsed));
		lines.push([name, 0, parsed], [parsed, 0, to.next], [parsed, 1, to.failed]);
		return { nodes, lines, reply: parsed };
	}
	if (dialect.limitIn200 === undefined)
		return { nodes, lines: [...lines, [name, 0, to.next]], reply: name };
	const [busy, wait] = [`Too soon, ${name}?`, `Wait, ${name}`];
	nodes.push(
		isTrue(busy, `={{ ${dialect.limitIn200} }}`),
		node(wait, TYPES.wait, { resume: 'timeInterval', amount: 1, unit: 'seconds' }),
	);
	lines.push([name, 0, busy], [busy, 0, wait], [wait, 0, name], [busy, 1, to.next]);
	return { nodes, lines, reply: name };
}

function form(dialect: Dialect, { url, hasNumberCheck }: BuildSettings): BuiltWorkflow {
	const image = (side: Side) => `$('Base64, back').item.json.${side}Image`;
	const to = { failed: 'Refused' };
	const front = reading(
		dialect,
		{ name: 'Front', url, picture: image('front'), isLink: false, side: 'front' },
		{ ...to, next: 'Back' },
	);
	const back = reading(
		dialect,
		{ name: 'Back', url, picture: image('back'), isLink: false, side: 'back' },
		{ ...to, next: 'Card' },
	);
	const replies = [front, back].map(({ reply }) => `$('${reply}').item.json`);
	const either = (read: (reply: string) => Record<string, string>) => {
		const [one, other] = replies.map(read);
		return Object.fromEntries(
			Object.entries(one).map(([name, value]) => [name, `(${value}) ?? (${other[name]})`]),
		);
	};
	const failures = replies.map((reply) => `(${dialect.failure(reply)})`).join(' ?? ');
	const doubts = replies.map((reply) => `(${dialect.doubt(reply)})`).join(' || ');
	const values = inBraces({
		email: "$('Start').item.json.email",
		...either(dialect.portrait),
		...either(dialect.emblem),
		status: `${failures} ?? (${doubts} ? 'review' : 'ok')`,
	});
	const complete =
		'!$json.failure && $json.name && $json.idNumber && $json.gender && $json.ethnicGroup && $json.birthDate && $json.address && $json.issuingAuthority && $json.validFrom && $json.validUntil';
	const number = hasNumberCheck ? [checkNumbers('Check the number')] : [];
	const path = ['Card', ...number.map(({ name }) => name), 'Complete?'];
	return {
		nodes: [
			extractBase64('Base64, front', 'front', 'frontImage'),
			extractBase64('Base64, back', 'back', 'backImage'),
			...front.nodes,
			...back.nodes,
			fields('Card', values),
			...number,
			isTrue('Complete?', `={{ ${complete} }}`),
			saveByEmail('Save', '={{ $json.email }}'),
			fields('Refused', {
				email: "={{ $('Start').item.json.email }}",
				status:
					"={{ $json.error?.message ?? $json.error ?? ($json.status === 'ok' ? 'Please photograph both sides again.' : $json.status) }}",
			}),
		],
		connections: connect([
			['Start', 0, 'Base64, front'],
			['Base64, front', 0, 'Base64, back'],
			['Base64, back', 0, 'Front'],
			...front.lines,
			...back.lines,
			...path.slice(1).map((name, i): Line => [path[i], 0, name]),
			['Complete?', 0, 'Save'],
			['Complete?', 1, 'Refused'],
		]),
	};
}

/** One picture after the other, since n8n's Retry On Fail sends all items of a node again. */
function oneByOne(
	dialect: Dialect,
	{ url, hasNumberCheck }: BuildSettings,
	{ key, picture, isLink }: { key: string; picture: string; isLink: boolean },
): { nodes: INode[]; lines: Line[] } {
	const read = reading(
		dialect,
		{ name: 'Read', url, picture: `$('Each').item.json.${picture}`, isLink, side: 'front' },
		{ next: 'Row', failed: 'Failed' },
	);
	const failure = dialect.failure('$json');
	const required = Object.values(dialect.portrait('$json')).map((value) => `(${value})`);
	const onBack = Object.values(dialect.emblem('$json')).map((value) => `(${value})`);
	const complete = `((${required.join(' && ')}) || (${onBack.join(' && ')}))`;
	const row = fields('Row', {
		...inBraces({
			[key]: `$('Each').item.json.${key}`,
			...dialect.portrait('$json'),
			...dialect.emblem('$json'),
			status: `(${failure}) ?? (${complete} ? (${dialect.doubt('$json')} ? 'review' : 'ok') : 'incomplete')`,
		}),
	});
	const number = hasNumberCheck ? [checkNumbers('Check the number')] : [];
	const path = ['Row', ...number.map(({ name }) => name), 'Each'];
	return {
		nodes: [
			node('Each', TYPES.loop, { batchSize: 1, options: {} }),
			...read.nodes,
			row,
			...number,
			fields('Failed', {
				[key]: `={{ $('Each').item.json.${key} }}`,
				status: "={{ 'failed: ' + ($json.error.message ?? $json.error) }}",
			}),
		],
		lines: [
			['Each', 1, 'Read'],
			...read.lines,
			...path.slice(1).map((name, i): Line => [path[i], 0, name]),
			['Failed', 0, 'Each'],
		],
	};
}

function sheet(dialect: Dialect, settings: BuildSettings): BuiltWorkflow {
	const each = oneByOne(dialect, settings, { key: 'row', picture: 'link', isLink: true });
	return {
		nodes: [...each.nodes, node('Rows', TYPES.noOp)],
		connections: connect([['Start', 0, 'Each'], ...each.lines, ['Each', 0, 'Rows']]),
	};
}

function heap(dialect: Dialect, settings: BuildSettings): BuiltWorkflow {
	const each = oneByOne(dialect, settings, { key: 'file', picture: 'image', isLink: false });
	return {
		nodes: [
			extractBase64('Base64', 'data', 'image'),
			...each.nodes,
			pairSides('Pair the sides'),
			isTrue('Paired?', "={{ $json.status === 'ok' }}"),
			node('People', TYPES.noOp),
			node('To look at', TYPES.noOp),
		],
		connections: connect([
			['Start', 0, 'Base64'],
			['Base64', 0, 'Each'],
			...each.lines,
			['Each', 0, 'Pair the sides'],
			['Pair the sides', 0, 'Paired?'],
			['Paired?', 0, 'People'],
			['Paired?', 1, 'To look at'],
		]),
	};
}

/** The jobs built with n8n's HTTP Request node, for a service of this dialect. */
export const withHttp: Record<
	JobName,
	(dialect: Dialect, settings: BuildSettings) => BuiltWorkflow
> = { form, sheet, heap };
