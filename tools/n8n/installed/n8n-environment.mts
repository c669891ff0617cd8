import path from 'node:path';
import { pathWithThisNode } from './npm-command.mts';

export interface N8nInstance {
	/** Contains `.n8n` with the database, the settings and the community packages. */
	userFolder: string;
	/** Address to listen on. Default: 127.0.0.1. */
	host?: string;
	port: number;
	/** Port for n8n's task runner. */
	brokerPort: number;
}

/** What n8n 1 does not know, or does otherwise. */
const OF_N8N_2 = {
	N8N_DISABLED_MODULES: 'mcp-registry',
	// The defaults that n8n 3.0 announces, where they differ and could touch a node.
	N8N_RUNNERS_TASK_TIMEOUT: '60',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
};

/**
 * Returns the complete environment of an n8n process. It inherits no `N8N_*` or `DB_*` settings, Node
 * options or proxies, and disables everything that would make n8n contact other hosts.
 */
export function n8nEnvironment(
	{ userFolder, host = '127.0.0.1', port, brokerPort }: N8nInstance,
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
		N8N_LISTEN_ADDRESS: host,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// A form's ending uses the webhook URL; the browser rejects it on another host name.
		WEBHOOK_URL: `http://${host}:${port}/`,
		N8N_EDITOR_BASE_URL: `http://${host}:${port}/`,
		// The login cookie is sent over plain HTTP.
		N8N_SECURE_COOKIE: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		...(version.startsWith('1.') ? {} : OF_N8N_2),
		// Installed from a tarball, the community package is unverified.
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	};
}
