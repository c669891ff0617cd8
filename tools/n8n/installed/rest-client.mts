import type { Owner } from './owner.mts';

/** An answer of n8n's editor API that is not what we asked for. */
export class N8nRestError extends Error {
	override name = 'N8nRestError';
	/** HTTP status. */
	readonly status: number;

	constructor(method: string, path: string, status: number, body: string) {
		super(`n8n answered ${status} to ${method} ${path}: ${body.slice(0, 500)}`);
		this.status = status;
	}
}

/** Talks to a running n8n as its editor does, over `/rest`, which is not a public API of n8n. */
export class N8nRestClient {
	readonly baseUrl: string;
	#cookie = '';

	/**
	 * @param baseUrl is n8n's address without a slash at the end.
	 * @param sessionCookie is that of another client that is logged in: n8n allows few logins a minute.
	 */
	constructor(baseUrl: string, sessionCookie = '') {
		this.baseUrl = baseUrl;
		this.#cookie = sessionCookie;
	}

	/** The login as a `Cookie` header; empty before {@link logIn}. */
	get sessionCookie(): string {
		return this.#cookie;
	}

	/**
	 * Logs in as the owner, and makes the owner first if n8n has none yet.
	 *
	 * @throws {N8nRestError} with status 401 if n8n has another owner or password.
	 */
	async logIn(owner: Owner): Promise<void> {
		const { email, firstName, lastName, password } = owner;
		const body = { email, firstName, lastName, password };
		const setup = await this.#send('POST', '/rest/owner/setup', body);
		if (setup.ok) return;
		await this.request('POST', '/rest/login', { emailOrLdapLoginId: email, email, password });
	}

	/**
	 * Sends one request and gives the `data` of its reply.
	 *
	 * @throws {N8nRestError} for any HTTP status but 2xx.
	 */
	async request<Data = unknown>(method: string, path: string, body?: unknown): Promise<Data> {
		const response = await this.#send(method, path, body);
		const text = await response.text();
		if (!response.ok) throw new N8nRestError(method, path, response.status, text);
		return (text === '' ? undefined : JSON.parse(text).data) as Data;
	}

	async #send(method: string, path: string, body?: unknown): Promise<Response> {
		const response = await fetch(this.baseUrl + path, {
			method,
			headers: {
				cookie: this.#cookie,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const cookies = response.headers.getSetCookie();
		if (cookies.length > 0) {
			this.#cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
		}
		return response;
	}
}
