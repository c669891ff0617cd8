import path from 'node:path';
import { pathWithThisNode } from './npm-command.mts';

/** Where one n8n process keeps its things and listens. */
export interface N8nPlace {
	/** Holds `.n8n` with the database, the settings and the community packages. */
	userFolder: string;
	port: number;
	/** n8n's task runner connects here. */
	brokerPort: number;
}

/**
 * The whole environment of an n8n process. Nothing of the caller's own `N8N_*` or `DB_*` settings,
 * Node options or proxies gets through, and with the switches below n8n calls nobody on its own.
 */
export function n8nEnvironment(
	{ userFolder, port, brokerPort }: N8nPlace,
	version: string,
): Record<string, string> {
	const inherited = ['HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'USER', 'SYSTEMROOT'];
	const kept = inherited.flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value]];
	});
	return {
		...Object.fromEntries(kept),
		PATH: pathWithThisNode(),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: path.resolve(userFolder),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// A form's ending lies at the webhook address; on another host name the browser refuses it.
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}/`,
		// The login's cookie must travel over plain http on this machine.
		N8N_SECURE_COOKIE: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		// n8n 1 does not know this module, and refuses to start over a name it does not know.
		...(version.startsWith('1.') ? {} : { N8N_DISABLED_MODULES: 'mcp-registry' }),
		// The community package comes from a tarball, so n8n does not know it as verified.
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	};
}
