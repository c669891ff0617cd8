import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** Paths of a certificate and its key, both PEM. */
export interface Certificate {
	certificateFile: string;
	keyFile: string;
}

/** Creates a self-signed certificate for a host name and for 127.0.0.1, valid for one day. */
export async function createCertificate(folder: string, host: string): Promise<Certificate> {
	const certificateFile = path.join(folder, 'registry.crt');
	const keyFile = path.join(folder, 'registry.key');
	await promisify(execFile)('openssl', [
		...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', `/CN=${host}`],
		...['-addext', `subjectAltName=DNS:${host},IP:127.0.0.1`],
		...['-keyout', keyFile, '-out', certificateFile],
	]);
	return { certificateFile, keyFile };
}
