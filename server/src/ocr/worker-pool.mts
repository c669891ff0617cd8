import { Worker } from 'node:worker_threads';

import { EngineMissingError } from '../errors/server-errors.mts';
import type { TaskKind, Tasks, WorkerMessage, WorkerTask } from './worker-protocol.mts';

interface Job {
	task: WorkerTask;
	resolve(reply: unknown): void;
	reject(error: Error): void;
}

interface Member {
	worker: Worker;
	job: Job | null;
	ready: boolean;
}

/** The threads of a kind, in numbers. */
export interface ThreadLoad {
	/** Threads that have their networks. */
	threads: number;
	/** Those at work. */
	busy: number;
	/** Threads that died since the start. */
	lost: number;
}

/**
 * Worker threads with the same networks, each running one task at a time. When a thread dies, its
 * task fails and the thread is replaced.
 */
export class WorkerPool {
	/** The characters by class, the CTC blank first; empty for threads that do not recognize. */
	readonly alphabet: readonly string[];
	readonly size: number;
	readonly #newMember: () => Member;
	readonly #members = new Set<Member>();
	readonly #waiting: Job[] = [];
	#closed = false;
	#lost = 0;

	private constructor(newMember: () => Member, members: readonly Member[], alphabet: string[]) {
		this.#newMember = newMember;
		this.size = members.length;
		this.alphabet = alphabet;
		for (const member of members) this.#adopt(member);
	}

	/**
	 * Starts threads that run `file` with `setup` as their `workerData`, and waits until all have
	 * loaded their networks.
	 * @throws when a network cannot be loaded.
	 */
	static async start(file: URL, setup: object, size: number): Promise<WorkerPool> {
		const newMember = () => memberOf(file, setup);
		const members = Array.from({ length: size }, newMember);
		try {
			const [alphabet] = await Promise.all(members.map(({ worker }) => whenReady(worker)));
			for (const member of members) member.ready = true;
			return new WorkerPool(newMember, members, alphabet);
		} catch (error) {
			await Promise.all(members.map(({ worker }) => worker.terminate()));
			throw error;
		}
	}

	/**
	 * Runs the task in the next free thread. `first` puts it at the head of the queue, so that the
	 * later steps of one image come before the first step of the next.
	 * @throws when the task fails or its thread dies; EngineMissingError once the pool is closed.
	 */
	run<Kind extends TaskKind>(
		kind: Kind,
		request: Tasks[Kind]['request'],
		{ first = false } = {},
	): Promise<Tasks[Kind]['reply']> {
		return new Promise((resolve, reject) => {
			if (this.#closed) throw new EngineMissingError('The engine is shut down.');
			const job: Job = {
				task: { kind, ...request } as WorkerTask,
				resolve: resolve as Job['resolve'],
				reject,
			};
			if (first) this.#waiting.unshift(job);
			else this.#waiting.push(job);
			this.#fill();
			this.#dispatch();
		});
	}

	/** Its threads, in numbers. */
	get load(): ThreadLoad {
		const loaded = [...this.#members].filter(({ ready }) => ready);
		const busy = loaded.filter(({ job }) => job !== null);
		return { threads: loaded.length, busy: busy.length, lost: this.#lost };
	}

	/** Terminates all threads immediately; unfinished tasks are rejected. */
	async close(): Promise<void> {
		this.#closed = true;
		await Promise.all([...this.#members].map(({ worker }) => worker.terminate()));
	}

	#dispatch(): void {
		for (const member of this.#members) {
			if (!member.ready || member.job !== null) continue;
			const job = this.#waiting.shift();
			if (job === undefined) return;
			member.job = job;
			member.worker.postMessage(job.task);
		}
	}

	#fill(): void {
		while (!this.#closed && this.#members.size < this.size) this.#adopt(this.#newMember());
	}

	#adopt(member: Member): void {
		this.#members.add(member);
		member.worker.on('message', (message: WorkerMessage) => {
			const { job } = member;
			member.job = null;
			member.ready = true;
			if (message.kind === 'done') job?.resolve(message.reply);
			if (message.kind === 'failed') job?.reject(new Error(message.message));
			this.#dispatch();
		});
		member.worker.on('error', (error) => this.#lose(member, error));
		member.worker.on('exit', () => this.#lose(member, new Error('An inference thread ended')));
	}

	#lose(member: Member, error: unknown): void {
		if (!this.#members.delete(member)) return;
		this.#lost++;
		const reason = new Error('An inference thread died', { cause: error });
		member.job?.reject(reason);
		// One that died before it was ready would do so again, endlessly.
		if (member.ready) this.#fill();
		if (this.#members.size === 0) for (const job of this.#waiting.splice(0)) job.reject(reason);
	}
}

function memberOf(file: URL, setup: object): Member {
	return { worker: new Worker(file, { workerData: setup }), job: null, ready: false };
}

function whenReady(worker: Worker): Promise<string[]> {
	return new Promise((resolve, reject) => {
		worker.once('message', (message: WorkerMessage) => {
			if (message.kind === 'ready') resolve(message.alphabet);
		});
		worker.once('error', reject);
	});
}
