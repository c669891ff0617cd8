import type { Owner } from './owner.mts';

export class N8nRestError extends Error {
	override name = 'N8nRestError';
	readonly status: number;

	constructor(method: string, path: string, status: number, body: string) {
		super(`n8n responded to ${method} ${path} with ${status}: ${body.slice(0, 500)}`);
		this.status = status;
	}
}

/** A client of n8n's internal REST API, which its editor uses. */
export class N8nRestClient {
	readonly baseUrl: string;
	#cookie = '';

	/**
	 * @param baseUrl n8n's URL without a trailing slash.
	 * @param sessionCookie of a client that is logged in, since n8n allows few logins per minute.
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
	 * Logs in as the owner, creating the owner if n8n has none yet.
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
	 * Sends a request and returns `data` of the response.
	 *
	 * @throws {N8nRestError} for any HTTP status except 2xx.
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
