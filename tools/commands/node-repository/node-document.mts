import { nodeReadme } from './node-readme.mts';

/**
 * Returns what a document says in the node's own repository, links aside. `here`: this repository, where the server
 * is, as OWNER/NAME.
 */
export function nodeDocument(file: string, text: string, here: string): string {
	switch (file) {
		case 'README.md':
			return elsewhere(nodeReadme(text, here), here);
		case 'CHANGELOG.md':
			return text
				.split(/\n(?=###? )/)
				.filter((part) => !part.startsWith('### Server'))
				.join('\n');
		case 'NOTICE':
			return notice(text);
		default: {
			const inEnglish = text.replace(/^(English \| )?\[\p{Script=Han}+\]\(.*\n\n/mu, '');
			return elsewhere(inEnglish, here);
		}
	}
}

/** Commands of this repository alone, said from the node's. */
const elsewhere = (text: string, here: string): string =>
	text.replaceAll(
		'In a clone',
		`In a clone of [the server's repository](https://github.com/${here})`,
	);

/** The name, the licence, and the data that ships in the node. */
function notice(text: string): string {
	const [, data] = /^Data\n-+\n\n([\s\S]*?)\n\n/m.exec(text) ?? [];
	if (data === undefined) throw new Error('NOTICE has no section Data');
	const [copyright] = /^Copyright .*$/m.exec(text)!;
	const head = `n8n-nodes-apizero\n${copyright}\nReleased under the MIT licence: see LICENSE.`;
	return `${head}\n\n${data.replace('both packages', 'the package')}\n`;
}

/** Returns the workflow that publishes the node alone. */
export function nodePublishing(workflow: string): string {
	const text = workflow
		.replaceAll(/^ *#.*\n/gm, '')
		.replace('the version of both packages', 'the version of the package')
		.replace(' server/package.json', '');
	return text
		.split(/\n(?= {6}- )/)
		.filter((step) => !/apt-get|sbom|--workspace server/.test(step))
		.join('\n');
}
