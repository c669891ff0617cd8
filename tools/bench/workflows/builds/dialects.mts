import { TIMEOUT_MS, fields } from './workflow.mts';
import type { Dialect } from './dialect.mts';

const pairs = (values: Record<string, string>) => ({
	parameters: Object.entries(values).map(([name, value]) => ({ name, value })),
});

/** Tencent's `IDCardOCR`. Its signature is left out, which a user would need a Code node or a proxy for. */
export const tencent: Dialect = {
	request: ({ url, picture, isLink }) => ({
		method: 'POST',
		url,
		sendHeaders: true,
		headerParameters: pairs({
			'X-TC-Action': 'IDCardOCR',
			'X-TC-Version': '2018-11-19',
		}),
		sendBody: true,
		bodyParameters: pairs({
			[isLink ? 'ImageUrl' : 'ImageBase64']: `={{ ${picture} }}`,
			Config: '{"InvalidDateWarn":true}',
		}),
		options: { timeout: TIMEOUT_MS },
	}),
	limitIn200: "$json.Response.Error?.Code === 'RequestLimitExceeded'",
	portrait: (reply) => ({
		name: `${reply}.Response.Name || null`,
		idNumber: `${reply}.Response.IdNum || null`,
		gender: `${reply}.Response.Sex || null`,
		ethnicGroup: `${reply}.Response.Nation || null`,
		birthDate: `${reply}.Response.Birth ? ${reply}.Response.Birth.split('/').map((part) => part.padStart(2, '0')).join('-') : null`,
		address: `${reply}.Response.Address || null`,
	}),
	emblem: (reply) => ({
		issuingAuthority: `${reply}.Response.Authority || null`,
		validFrom: `${reply}.Response.ValidDate ? ${reply}.Response.ValidDate.split('-')[0].replaceAll('.', '-') : null`,
		validUntil: `${reply}.Response.ValidDate ? ${reply}.Response.ValidDate.split('-')[1].replaceAll('.', '-') : null`,
	}),
	failure: (reply) => `${reply}.Response.Error?.Code`,
	doubt: (reply) => `JSON.parse(${reply}.Response.AdvancedInfo || '{}').WarnInfos?.length > 0`,
};

const dashed = (digits: string) =>
	`(${digits})?.replace(/^(\\d{4})(\\d\\d)(\\d\\d)$/, '$1-$2-$3') || null`;

/** Baidu's `idcard`. The token is taken as given. */
export const baidu: Dialect = {
	request: ({ url, picture, isLink, side }) => ({
		method: 'POST',
		url: `${url}/?access_token=bench`,
		sendBody: true,
		contentType: 'form-urlencoded',
		bodyParameters: pairs({
			[isLink ? 'url' : 'image']: `={{ ${picture} }}`,
			id_card_side: side,
		}),
		options: { timeout: TIMEOUT_MS },
	}),
	limitIn200: '[4, 18].includes($json.error_code)',
	portrait: (reply) => ({
		name: `${reply}.words_result?.姓名?.words || null`,
		idNumber: `${reply}.words_result?.公民身份号码?.words || null`,
		gender: `${reply}.words_result?.性别?.words || null`,
		ethnicGroup: `${reply}.words_result?.民族?.words || null`,
		birthDate: dashed(`${reply}.words_result?.出生?.words`),
		address: `${reply}.words_result?.住址?.words || null`,
	}),
	emblem: (reply) => ({
		issuingAuthority: `${reply}.words_result?.签发机关?.words || null`,
		validFrom: dashed(`${reply}.words_result?.签发日期?.words`),
		validUntil: dashed(`${reply}.words_result?.失效日期?.words`),
	}),
	failure: (reply) =>
		`${reply}.error_msg ?? (['normal', 'reversed_side'].includes(${reply}.image_status) ? undefined : ${reply}.image_status)`,
	doubt: (reply) => `![-1, 1].includes(${reply}.idcard_number_type)`,
};

const QUESTION =
	'Read this Chinese ID card. Answer with one JSON object with the keys name, idNumber, gender, ethnicGroup (without 族), birthDate (YYYY-MM-DD), address, issuingAuthority, validFrom, validUntil (YYYY-MM-DD or 长期); null where the image does not show it.';

/** A language model's chat completions. */
export const languageModel: Dialect = {
	request: ({ url, picture, isLink }) => ({
		method: 'POST',
		url: `${url}/v1/chat/completions`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: `={"model":"a-model","temperature":0,"messages":[{"role":"user","content":[{"type":"text","text":${JSON.stringify(QUESTION)}},{"type":"image_url","image_url":{"url":"${isLink ? '' : 'data:image/jpeg;base64,'}{{ ${picture} }}"}}]}]}`,
		options: { timeout: TIMEOUT_MS },
	}),
	// Between the first and the last brace, since fences and sentences may stand around the object.
	parse: (name) =>
		fields(
			name,
			{ card: '={{ JSON.parse($json.choices[0].message.content.match(/\\{[\\s\\S]*\\}/)[0]) }}' },
			{ onError: 'continueErrorOutput' },
		),
	portrait: (reply) =>
		columns(reply, ['name', 'idNumber', 'gender', 'ethnicGroup', 'birthDate', 'address']),
	emblem: (reply) => columns(reply, ['issuingAuthority', 'validFrom', 'validUntil']),
	failure: () => 'undefined',
	doubt: () => 'false',
};

function columns(reply: string, names: readonly string[]): Record<string, string> {
	return Object.fromEntries(names.map((name) => [name, `${reply}.card.${name}`]));
}
