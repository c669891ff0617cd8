import { fileURLToPath } from 'node:url';

import type { BenchEngine } from '../bench-engine.mts';
import { dictionaryFile, npmFolder, pythonVersion, rapidOcrPython } from './peer-packages.mts';
import { cardEngine, startLineReader, type PeerCommand } from './line-reader.mts';
import { sourceNetworks } from './source-networks.mts';

/** Another OCR engine, as a user would install it. */
interface Peer {
	/** Name with version. */
	name: string;
	kind: 'rapidocr' | 'npm wrapper' | 'tesseract';
	/** Its models and settings. */
	setting: string;
	/** Installs it if it is missing. */
	install(): Promise<Omit<PeerCommand, 'name'> & { versions: string }>;
}

/** A running peer. */
export interface RunningPeer extends Peer {
	versions: string;
	engine: BenchEngine;
}

/** A peer that could not be installed or started, and why. */
export interface MissingPeer extends Peer {
	reason: string;
}

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** An npm package that runs PP-OCR models, with those that ours are made of. */
function npmWrapper(name: string, lines: string): Pick<Peer, 'kind' | 'setting' | 'install'> {
	return {
		kind: 'npm wrapper',
		setting:
			'PP-OCRv6 small detection and recognition in FP32, the files that ours are made of; otherwise its defaults',
		async install() {
			const { folder, dependencies } = await npmFolder(name);
			const { detection, recognition } = await sourceNetworks(await rapidOcrPython());
			const dictionary = await dictionaryFile();
			const args = [script(lines), folder, detection, recognition, dictionary];
			return { command: process.execPath, args, versions: listed(dependencies) };
		},
	};
}

const listed = (packages: Record<string, string>): string =>
	Object.entries(packages)
		.map(([name, version]) => `${name} ${version}`)
		.join(', ');

const RAPIDOCR: Peer = {
	name: 'RapidOCR 3.10.0',
	kind: 'rapidocr',
	setting: 'Python, its defaults: PP-OCRv6 small in FP32, the files that ours are made of',
	async install() {
		const python = await rapidOcrPython();
		const runtime = await pythonVersion(python, 'onnxruntime');
		const versions = `rapidocr 3.10.0, onnxruntime ${runtime}`;
		return { command: python, args: [script('rapidocr_lines.py')], versions };
	},
};

const PEERS: readonly Peer[] = [
	RAPIDOCR,
	{
		name: 'esearch-ocr 8.5.2',
		...npmWrapper('esearch', 'esearch-lines.mts'),
	},
	{
		name: '@gutenye/ocr-node 1.4.8',
		...npmWrapper('gutenye', 'gutenye-lines.mts'),
	},
	{
		name: 'tesseract.js 7.0.0',
		kind: 'tesseract',
		setting: 'chi_sim, its defaults',
		async install() {
			const { folder, dependencies } = await npmFolder('tesseract');
			const args = [script('tesseract-lines.mts'), folder];
			return { command: process.execPath, args, versions: listed(dependencies) };
		},
	},
];

/** Installs and starts the peers. Those that fail are returned with the reason. */
export async function startPeers(): Promise<{ running: RunningPeer[]; missing: MissingPeer[] }> {
	const running: RunningPeer[] = [];
	const missing: MissingPeer[] = [];
	for (const peer of PEERS) {
		try {
			const { versions, ...command } = await peer.install();
			const reader = await startLineReader({ name: peer.name, ...command });
			running.push({ ...peer, versions, engine: cardEngine(peer.name, reader) });
		} catch (error) {
			missing.push({ ...peer, reason: String(error).replaceAll(/\s+/g, ' ').slice(0, 300) });
		}
	}
	return { running, missing };
}
