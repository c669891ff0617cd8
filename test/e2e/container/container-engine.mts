import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** More than any build prints. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/** Images and containers in a folder of their own, kept as plain files: no mount, no daemon. */
export class ContainerEngine {
	readonly #store: string[];

	/** `folder` holds the images and containers. */
	constructor(folder: string) {
		this.#store = [
			...['--root', path.join(folder, 'store'), '--runroot', path.join(folder, 'run')],
			...['--storage-driver', 'vfs'],
		];
	}

	/** Runs buildah and returns what it printed. */
	async buildah(...args: string[]): Promise<string> {
		return await this.#run('buildah', [...this.#store, ...args]);
	}

	/** Runs Podman and returns what it printed to standard output. */
	async podman(...args: string[]): Promise<string> {
		const without = ['--cgroup-manager', 'cgroupfs', '--runtime', 'crun'];
		return await this.#run('podman', [...this.#store, ...without, ...args]);
	}

	/**
	 * Builds an image from the file `containerfile` and the folder `context`.
	 * Docker's format, since the other one knows no health checks.
	 */
	async build(tag: string, containerfile: string, context: string, more: string[] = []) {
		const build = ['build', '--format', 'docker', '--isolation', 'chroot', '--network', 'host'];
		await this.buildah(...build, '--file', containerfile, '--tag', tag, ...more, context);
	}

	async #run(command: string, args: string[]): Promise<string> {
		const { stdout } = await run(command, args, { maxBuffer: MAX_OUTPUT });
		return stdout.trim();
	}
}
