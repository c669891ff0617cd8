import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import getPort from 'get-port';
import { installDebianPackages } from '../../tools/n8n/installed/debian-package.mts';
import type { Progress } from '../../tools/n8n/installed/progress.mts';
import {
	logTail,
	startChildProcess,
	type ChildProcess,
} from '../../tools/processes/child-process.mts';
import { poll } from '../../tools/processes/poll.mts';

const DOVECOT = '/usr/sbin/dovecot';

/** Debian's account without rights: Dovecot refuses to open the mailbox of root. */
const NOBODY = { uid: 65_534, gid: 65_534, user: 'nobody', group: 'nogroup' };

/** Folder for what the server and its clients say. */
const SAID = 'said';

/** Data of n8n's IMAP credential for a mailbox. */
export interface ImapCredential {
	user: string;
	password: string;
	host: string;
	port: number;
	secure: boolean;
}

/** A mailbox behind a real IMAP server, Debian's Dovecot on 127.0.0.1. */
export interface Mailbox {
	credential: ImapCredential;
	/** Resolves once a client has opened the inbox: n8n gets the messages that arrive after that. */
	opened(): Promise<void>;
	/** Puts a message into the inbox. */
	deliver(message: Buffer): Promise<void>;
	/** Stops the server and deletes the mailbox. */
	close(): Promise<void>;
}

/** Starts the server with an empty mailbox, installing Debian's package if it is missing. */
export async function openMailbox(progress: Progress): Promise<Mailbox> {
	if (!existsSync(DOVECOT)) installDebianPackages('Dovecot', ['dovecot-imapd'], progress);
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-nodes-apizero-mailbox-'));
	const inFolder = (name: string) => path.join(folder, name);
	const account = process.getuid?.() === 0 ? NOBODY : undefined;
	const own = async (file: string) => account && (await chown(file, account.uid, account.gid));
	const password = 'mailbox';
	const port = await getPort();
	await writeFile(inFolder('dovecot.conf'), configuration(folder, { port, password, account }));
	const folders = ['mail', 'mail/new', 'mail/cur', 'mail/tmp', SAID];
	for (const name of folders) await mkdir(inFolder(name));
	for (const name of ['.', 'dovecot.conf', ...folders]) await own(inFolder(name));

	const child = startChildProcess({
		name: 'Dovecot',
		command: DOVECOT,
		args: ['-F', '-c', inFolder('dovecot.conf')],
		cwd: folder,
		env: {},
		logFile: inFolder('dovecot.log'),
		account,
	});
	await poll(() => greets(port, child), { timeoutMs: 20_000, waitingFor: 'Dovecot to start' });
	let delivered = 0;
	return {
		credential: { user: 'tester', password, host: '127.0.0.1', port, secure: false },
		async opened() {
			const isOpen = async () => ((await hasSelected(inFolder(SAID))) ? true : undefined);
			await poll(isOpen, { timeoutMs: 30_000, waitingFor: 'a client to open the inbox' });
		},
		async deliver(message) {
			// As maildir wants it: a message that is seen is whole.
			const name = `${Date.now()}.${++delivered}.test`;
			await writeFile(inFolder(`mail/tmp/${name}`), message);
			await own(inFolder(`mail/tmp/${name}`));
			await rename(inFolder(`mail/tmp/${name}`), inFolder(`mail/new/${name}`));
		},
		async close() {
			await child.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** Every process of Dovecot runs as one account, without which it would want to change its root. */
function configuration(
	folder: string,
	options: { port: number; password: string; account?: typeof NOBODY },
): string {
	const { port, password, account } = options;
	const user = account?.user ?? process.env['USER'] ?? 'nobody';
	const [uid, gid] = [account?.uid ?? process.getuid?.(), account?.gid ?? process.getgid?.()];
	const unjailed = ['anvil', 'imap-login', 'stats'];
	return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = ${account?.group ?? gid}
default_login_user = ${user}
first_valid_uid = 1
rawlog_dir = ${folder}/${SAID}
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}
}
${unjailed.map((name) => `service ${name} {\n  chroot =\n}`).join('\n')}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

async function hasSelected(folder: string): Promise<boolean> {
	const replies = (await readdir(folder)).filter((name) => name.endsWith('.out'));
	const texts = replies.map((name) => readFile(path.join(folder, name), 'latin1'));
	return (await Promise.all(texts)).some((text) => text.includes('Select completed'));
}

async function greets(port: number, child: ChildProcess): Promise<true | undefined> {
	if (child.hasExited()) throw new Error(`Dovecot could not start: ${await logTail(child)}`);
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('data', (greeting) => {
			socket.end();
			resolve(String(greeting).startsWith('* OK') ? true : undefined);
		});
		socket.once('error', () => resolve(undefined));
	});
}
