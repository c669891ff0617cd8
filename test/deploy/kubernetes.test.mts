import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { cacheFolder } from '../../tools/processes/cache-folder.mts';
import { pythonEnvironment } from '../../tools/locked-install/python-environment.mts';
import { DEPLOY, readDeployFile, readYaml } from './deploy-files.mts';
import { temporaryFolder } from '../support/temporary-folder.mts';
import { testWhere } from '../test-where.mts';

const REQUIREMENTS = fileURLToPath(new URL('kubernetes-validate.txt', import.meta.url));

/** The oldest version that Kubernetes' makers still mend, and the newest that the schemas know. */
const VERSIONS = ['1.34', '1.37'];

const hasPython = spawnSync('python3', ['-m', 'venv', '--help']).status === 0;
const testWithPython = testWhere(
	hasPython,
	'python3 with venv is missing, which validates manifests.',
);

interface Container {
	image: string;
	envFrom: Array<{ configMapRef: { name: string } }>;
	ports: Array<{ name: string; containerPort: number }>;
	securityContext: object;
	volumeMounts: Array<{ name: string; mountPath: string }>;
}

interface Deployment {
	metadata: { name: string };
	spec: {
		template: {
			metadata: { labels: Record<string, string> };
			spec: {
				enableServiceLinks: boolean;
				terminationGracePeriodSeconds: number;
				securityContext: object;
				containers: [Container];
				volumes: Array<{ name: string; secret: { secretName: string; items: object[] } }>;
			};
		};
	};
}

interface Service {
	metadata: { name: string; labels: Record<string, string> };
	spec: { ports: Array<{ name: string }> };
}

interface Monitor {
	spec: {
		selector: { matchLabels: Record<string, string> };
		endpoints: Array<{ port: string }>;
	};
}

interface Kustomization {
	resources: string[];
	configMapGenerator: Array<{ name: string; envs: string[] }>;
	secretGenerator: Array<{ name: string; files: string[] }>;
	images: Array<{ name: string }>;
}

const kustomization = readYaml<Kustomization>('kubernetes/kustomization.yaml');
/** What the kustomization has as comments, for those who need it. */
const optional = [
	...readDeployFile('kubernetes/kustomization.yaml').matchAll(/^ +# - (\S+\.yaml)$/gm),
].map(([, file]) => file);
const manifests = [...kustomization.resources, ...optional];
/** Of a kind that prometheus-operator adds: it has no schema here. */
const MONITOR = 'service-monitor.yaml';
const deployment = readYaml<Deployment>('kubernetes/deployment.yaml');
const pod = deployment.spec.template.spec;
const [container] = pod.containers;
const environment = Object.fromEntries(
	[...readDeployFile('kubernetes/server.env').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [
		name,
		value,
	]),
);

describe('by the schemas of Kubernetes', () => {
	const folder = temporaryFolder('kubernetes');
	let program: string;
	beforeAll(async () => {
		if (!hasPython) return;
		const name = 'kubernetes-validate';
		const python = await pythonEnvironment(cacheFolder(name), REQUIREMENTS);
		program = python.replace(/python$/, name);
	}, 240_000);

	const validate = (version: string, files: string[]) =>
		spawnSync(
			program,
			['--kubernetes-version', version, '--strict', '--quiet', '--no-warn', ...files],
			{
				encoding: 'utf8',
			},
		);

	testWithPython.each(VERSIONS)('of version %s the manifests are valid', (version) => {
		const files = manifests
			.filter((file) => file !== MONITOR)
			.map((file) => join(DEPLOY, 'kubernetes', file));
		const { status, stdout } = validate(version, files);
		expect(stdout).toBe('');
		expect(status).toBe(0);
	});

	testWithPython('a field that does not exist is not', () => {
		const file = join(folder, 'deployment.yaml');
		const text = readDeployFile('kubernetes/deployment.yaml');
		writeFileSync(file, text.replace('readOnlyRootFilesystem', 'readonlyRootFilesystem'));
		expect(validate(VERSIONS[0], [file]).status).not.toBe(0);
	});
});

describe('the manifests', () => {
	test('are all listed', () => {
		const files = globSync('*.yaml', { cwd: join(DEPLOY, 'kubernetes') });
		expect([...manifests, 'kustomization.yaml'].sort()).toEqual(files.sort());
	});

	test('refer to what the generators make', () => {
		const [config] = kustomization.configMapGenerator;
		const [secret] = kustomization.secretGenerator;
		const keys = secret.files.map((file) => file.replace('secrets/', ''));
		expect(config.envs).toEqual(['server.env']);
		expect(container.envFrom).toEqual([{ configMapRef: { name: config.name } }]);
		expect(pod.volumes.map((volume) => volume.secret)).toMatchObject([
			{ secretName: secret.name, items: keys.map((key) => ({ key, path: key })) },
		]);
		const variables = ['IDCARD_OCR_API_KEYS_FILE', 'IDCARD_OCR_CONFIG'];
		expect(variables.map((name) => environment[name])).toEqual(
			keys.map((key) => `${container.volumeMounts[0].mountPath}/${key}`),
		);
		expect(kustomization.images.map(({ name }) => name)).toEqual([container.image]);
	});

	test('select the pods of the deployment, and its ports by their names', () => {
		const { labels } = deployment.spec.template.metadata;
		const others = manifests.map((file) => readDeployFile(`kubernetes/${file}`));
		for (const [name, value] of Object.entries(labels)) {
			for (const text of others) expect(text).toContain(`${name}: ${value}`);
		}
		const ports = container.ports.map(({ name }) => name);
		const named = others.flatMap((text) => [...text.matchAll(/\b(?:p|targetP)ort: ([a-z]+)$/gm)]);
		expect(named.length).toBeGreaterThan(4);
		expect(named.map(([, name]) => name).filter((name) => !ports.includes(name))).toEqual([]);
		expect(container.ports.map(({ containerPort }) => String(containerPort))).toEqual([
			expect.any(String),
			environment['IDCARD_OCR_METRICS_PORT'],
		]);
	});

	test('name the service where callers from outside and Prometheus find it', () => {
		const service = readYaml<Service>('kubernetes/service.yaml');
		const named = service.spec.ports.map(({ name }) => name);
		const ingress = readDeployFile('kubernetes/ingress.yaml');
		const [, backend, port] = /service:\s+name: (\S+)\s+port:\s+name: (\S+)/.exec(ingress)!;
		const monitor = readYaml<Monitor>(`kubernetes/${MONITOR}`);
		expect([backend, monitor.spec.selector.matchLabels]).toEqual([
			service.metadata.name,
			service.metadata.labels,
		]);
		const used = [port, ...monitor.spec.endpoints.map((endpoint) => endpoint.port)];
		expect(used).toEqual(['http', 'metrics']);
		expect(named).toEqual(used);
	});

	test('keep the pod within the restricted standard of Kubernetes', () => {
		expect(pod.securityContext).toMatchObject({
			runAsNonRoot: true,
			runAsUser: 1000,
			runAsGroup: 1000,
			seccompProfile: { type: 'RuntimeDefault' },
		});
		expect(container.securityContext).toEqual({
			allowPrivilegeEscalation: false,
			readOnlyRootFilesystem: true,
			capabilities: { drop: ['ALL'] },
		});
	});

	test('do not let Kubernetes set variables of the server, which refuses those it does not know', () => {
		expect(deployment.metadata.name).toBe('idcard-ocr');
		expect(pod.enableServiceLinks).toBe(false);
	});

	test('give the server longer to stop than it takes', () => {
		const { IDCARD_OCR_DRAIN_DELAY: delay, IDCARD_OCR_GRACE: grace } = environment;
		expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(delay) + Number(grace));
	});
});
