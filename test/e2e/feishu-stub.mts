import { json } from 'node:stream/consumers';
import { serveLocally, type LocalHttp } from '../support/local-http.mts';

/** What the stub's app is called, and its table. */
export const FEISHU_APP = { app_id: 'cli_stub', app_secret: 'a secret' };
export const FEISHU_TABLE = { app_token: 'bascnStub', table_id: 'tblStub' };

/** A record: its attachments by their tokens, and its other fields. */
export interface FeishuRecord {
	photos: Record<string, Buffer>;
	fields: Record<string, unknown>;
}

export interface FeishuStub extends LocalHttp {
	/** The names of the columns that hold text. */
	columns: string[];
	/** By record_id. */
	records: Record<string, FeishuRecord>;
	/** What was called, such as `PUT /open-apis/…`. */
	calls: string[];
}

interface SearchBody {
	field_names: string[];
	filter: { conditions: Array<{ field_name: string; operator: string; value: [] }> };
}

const TOKEN = 't-stub';
const EXTRA = `{"bitablePerm":{"tableId":"${FEISHU_TABLE.table_id}","rev":32}}`;
const RECORDS = `/open-apis/bitable/v1/apps/${FEISHU_TABLE.app_token}/tables/${FEISHU_TABLE.table_id}/records`;

const refusal = (code: number, msg: string) => ({ code, msg });

/**
 * Starts a server that answers as Feishu's documents say, for a table with advanced permissions. It was never
 * compared with Feishu.
 *
 * @param photos the column of attachments.
 * @param checkbox the column of true or false.
 */
export async function startFeishuStub(photos: string, checkbox: string): Promise<FeishuStub> {
	const table: Pick<FeishuStub, 'columns' | 'records' | 'calls'> = {
		columns: [],
		records: {},
		calls: [],
	};

	const { url, close } = await serveLocally(async (request, response) => {
		const { pathname: path, searchParams } = new URL(request.url!, 'http://stub');
		const { method = '', headers } = request;
		table.calls.push(`${method} ${path}`);
		const isAuthorized = headers.authorization === `Bearer ${TOKEN}`;
		if (method === 'GET') {
			const token = /^\/open-apis\/drive\/v1\/medias\/(\w+)\/download$/.exec(path)?.[1] ?? '';
			const image = Object.values(table.records).find((one) => token in one.photos)?.photos[token];
			const mayRead = isAuthorized && searchParams.get('extra') === EXTRA;
			response.statusCode = mayRead ? (image === undefined ? 404 : 200) : 400;
			response.setHeader('content-type', 'image/jpeg');
			response.end(mayRead ? image : undefined);
			return;
		}
		const body: unknown = await json(request);
		response.setHeader('content-type', 'application/json; charset=utf-8');
		const isForToken = path === '/open-apis/auth/v3/tenant_access_token/internal';
		response.statusCode = isForToken || isAuthorized ? 200 : 400;
		response.end(JSON.stringify(answer()));

		function answer(): object {
			if (isForToken) return tokenFor(body);
			if (!isAuthorized) return refusal(99991663, 'Invalid access token for authorization.');
			if (`${method} ${path}` === `POST ${RECORDS}/search`) return found(body as SearchBody);
			const record = table.records[path.replace(`${RECORDS}/`, '')];
			if (method !== 'PUT' || !record) return refusal(1254043, 'RecordIdNotFound');
			return filled(record, (body as FeishuRecord).fields);
		}
	});

	function found({ field_names: names, filter: { conditions } }: SearchBody): object {
		const known = [photos, checkbox, ...table.columns];
		if (names.some((name) => !known.includes(name))) return refusal(1254024, 'InvalidFieldNames');
		if (conditions.some(({ value }) => value.length > 0)) return refusal(1254018, 'InvalidFilter');
		const isEmpty = (record: FeishuRecord, name: string) =>
			name === photos ? Object.keys(record.photos).length === 0 : !record.fields[name];
		const items = Object.entries(table.records)
			.filter(([, record]) =>
				conditions.every(
					({ field_name, operator }) => isEmpty(record, field_name) === (operator === 'isEmpty'),
				),
			)
			.map(([record_id, record]) => ({
				record_id,
				fields: { [photos]: Object.keys(record.photos).map(attachment) },
			}));
		return { code: 0, msg: 'success', data: { has_more: false, items, total: items.length } };
	}

	function attachment(file_token: string): object {
		const download = `${url}/open-apis/drive/v1/medias/${file_token}/download?extra=${EXTRA}`;
		return { file_token, name: 'photo.jpg', size: 1, type: 'image/jpeg', url: download };
	}

	function filled(record: FeishuRecord, fields: Record<string, unknown>): object {
		for (const [name, value] of Object.entries(fields)) {
			if (name === checkbox) {
				if (typeof value !== 'boolean') return refusal(1254065, 'CheckboxFieldConvFail');
			} else if (!table.columns.includes(name)) return refusal(1254045, 'FieldNameNotFound');
			else if (value !== null && typeof value !== 'string')
				return refusal(1254060, 'TextFieldConvFail');
		}
		Object.assign(record.fields, fields);
		return { code: 0, msg: 'success', data: { record: { fields } } };
	}

	return Object.assign(table, { url, close });
}

function tokenFor(app: unknown): object {
	return JSON.stringify(app) === JSON.stringify(FEISHU_APP)
		? { code: 0, msg: 'ok', tenant_access_token: TOKEN, expire: 7200 }
		: refusal(10014, 'app secret invalid');
}
