/** How a call ended. */
export interface Outcome {
	/** Code of the reply; `undefined` if there was no reply of the server. */
	code: number | undefined;
	/** What came instead, if anything. */
	detail?: string;
}

/** Clients that make one call after the other. */
export interface Load {
	/** Outcomes so far. */
	readonly outcomes: readonly Outcome[];
	/** Resolves after this many more calls. */
	more(calls: number): Promise<void>;
	/** Lets the pending calls end, and resolves then. */
	stop(): Promise<void>;
}

/** Makes one call with an image in base64. */
export async function call(url: string, key: string, image: string): Promise<Outcome> {
	try {
		const reply = await fetch(`${url}/api/ocr-idcard`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
			body: JSON.stringify({ input_type: 'base64', input_data: image }),
		});
		const text = await reply.text();
		if (!text.startsWith('{')) return { code: undefined, detail: `${reply.status} ${text}` };
		const { code, msg } = JSON.parse(text);
		return { code, detail: msg };
	} catch (error) {
		return { code: undefined, detail: String((error as Error).cause ?? error) };
	}
}

/** Starts clients that call without a pause. */
export function startLoad(clients: number, makeCall: () => Promise<Outcome>): Load {
	const outcomes: Outcome[] = [];
	const waiting = new Set<() => void>();
	let isStopping = false;
	const client = async () => {
		while (!isStopping) {
			outcomes.push(await makeCall());
			for (const check of waiting) check();
		}
	};
	const running = Array.from({ length: clients }, client);
	return {
		outcomes,
		more(calls) {
			const target = outcomes.length + calls;
			return new Promise((resolve) => {
				const check = () => {
					if (outcomes.length < target) return;
					waiting.delete(check);
					resolve();
				};
				waiting.add(check);
			});
		},
		async stop() {
			isStopping = true;
			await Promise.all(running);
		},
	};
}
