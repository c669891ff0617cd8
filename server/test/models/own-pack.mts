import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHIPPED = fileURLToPath(new URL('../../models/', import.meta.url));

interface PackList {
	name: string;
	files: Record<string, { path: string; sha256: string }>;
	draft?: object;
}

/** A copy of the server's model pack in a folder of its own, to break. */
export class OwnPack {
	readonly folder: string;

	private constructor(folder: string) {
		this.folder = folder;
	}

	static async create(): Promise<OwnPack> {
		const pack = new OwnPack(await mkdtemp(join(tmpdir(), 'pack-')));
		await cp(SHIPPED, pack.folder, { recursive: true });
		await pack.change((list) => (list.name = 'own'));
		return pack;
	}

	/** Changes pack.json. */
	async change(edit: (list: PackList) => void): Promise<void> {
		const file = join(this.folder, 'pack.json');
		const list = JSON.parse(await readFile(file, 'utf8')) as PackList;
		edit(list);
		await writeFile(file, JSON.stringify(list));
	}

	/** Takes roles out of pack.json. */
	async omit(...roles: string[]): Promise<void> {
		await this.change(({ files }) => {
			for (const role of roles) delete files[role];
		});
	}

	/** Replaces a file and its hash in pack.json. */
	async replace(role: string, content: string | Uint8Array): Promise<void> {
		const path = `other-${role}`;
		await writeFile(join(this.folder, path), content);
		const sha256 = createHash('sha256').update(content).digest('hex');
		await this.change(({ files }) => (files[role] = { path, sha256 }));
	}

	/** Makes the last check of a network the only one that fails, on any processor, with its right hash. */
	async failCheck(network: string): Promise<void> {
		const checks = JSON.parse(await readFile(join(this.folder, 'self-check.json'), 'utf8'));
		const last = [checks[network]].flat().at(-1) as { values: number[]; tolerance: number };
		last.values.forEach((value, i) => (last.values[i] = 1 - value));
		// Where INT8 comes out wrong, the others would fail too. Outputs are from 0 to 1.
		const others = Object.values(checks).flat() as Array<typeof last>;
		for (const check of others.filter((check) => check !== last)) check.tolerance = 1;
		await this.replace('selfCheck', JSON.stringify(checks));
	}

	async delete(): Promise<void> {
		await rm(this.folder, { recursive: true });
	}
}
