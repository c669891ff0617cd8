import { existsSync } from 'node:fs';
import path from 'node:path';
import { installDebianPackages } from '../../../tools/n8n/installed/debian-package.mts';
import type { Progress } from '../../../tools/n8n/installed/progress.mts';
import { SuiteEnvironment, type StartedEnvironment } from '../suite-environment.mts';
import { BASE_IMAGE, makeBaseImage } from './base-image.mts';
import { ContainerEngine } from './container-engine.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '../../..');

/** The image's name in the engine. */
export const SERVER_IMAGE = 'localhost/idcard-ocr-server';

/** Programs, and Debian's packages with them. */
const PROGRAMS = {
	'/usr/bin/buildah': 'buildah',
	'/usr/bin/catatonit': 'catatonit',
	'/usr/bin/conmon': 'conmon',
	'/usr/bin/crun': 'crun',
	'/usr/bin/podman': 'podman',
	'/usr/bin/systemd-nspawn': 'systemd-container',
	'/usr/sbin/debootstrap': 'debootstrap',
};

interface ContainerEnvironment {
	/** Of the engine. Temporary; deleted after the run. */
	folder: string;
	/** The files of the base image, in which systemd can be started. */
	root: string;
}

const SUITE = new SuiteEnvironment<ContainerEnvironment>('container');

/** Installs what is missing, and builds the image in a temporary folder. */
export async function startContainerEnvironment(
	progress: Progress,
): Promise<StartedEnvironment<ContainerEnvironment>> {
	const missing = Object.entries(PROGRAMS).filter(([program]) => !existsSync(program));
	if (missing.length > 0) {
		installDebianPackages(
			'Podman',
			missing.map(([, name]) => name),
			progress,
		);
	}
	return await SUITE.start(async ({ folder, atEnd }) => {
		const engine = new ContainerEngine(folder);
		atEnd(() => engine.podman('kill', '--all').catch(() => {}));
		progress.begin('Making the base image from packages of Debian and npm');
		const root = await makeBaseImage(engine, folder);
		progress.end();
		progress.begin('Building the image');
		const containerfile = path.join(CHECKOUT, 'server/Containerfile');
		await engine.build(SERVER_IMAGE, containerfile, CHECKOUT, [
			'--build-arg',
			`BASE=${BASE_IMAGE}`,
		]);
		progress.end();
		return { folder, root };
	});
}

/** Returns the engine of the environment that this run was started with. */
export async function joinContainerEnvironment(): Promise<ContainerEngine> {
	return new ContainerEngine((await SUITE.join()).folder);
}

/** Returns the folder with the files of the base image, which tests may change. */
export async function joinBaseFiles(): Promise<string> {
	return (await SUITE.join()).root;
}
