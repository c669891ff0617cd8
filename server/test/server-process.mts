import type { ChildProcess } from 'node:child_process';

import type { EngineState } from '../src/engine.mts';

/**
 * Gives the address that a server just started prints.
 * @throws Error with what it printed when it ends before that.
 */
export async function listeningUrl(child: ChildProcess): Promise<string> {
	let printed = '';
	for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
		printed += chunk;
		const url = /^Listening on (http:\S+)$/m.exec(printed)?.[1];
		if (url !== undefined) return url;
	}
	throw new Error(`The server ended before it listened: ${printed}`);
}

/**
 * Waits until the server has its models loaded.
 * @throws Error when it could not load them.
 */
export async function untilReady(url: string): Promise<void> {
	for (;;) {
		const { status } = (await (await fetch(`${url}/healthz`)).json()) as { status: EngineState };
		if (status === 'ready') return;
		if (status === 'failed') throw new Error('The server could not load its models.');
		await new Promise((next) => setTimeout(next, 50));
	}
}
