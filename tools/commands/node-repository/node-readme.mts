/** Sections of this repository's README that hold for the node alone. */
const SECTIONS = [
	'Two services, one API',
	'Credential',
	'Operations',
	'How well it reads',
	'Compatibility',
	'Resources',
];

/** Returns the README of the node's own repository. `here`: this repository, where the server is. */
export function nodeReadme(readme: string, here: string): string {
	const sections = readme.split(/\n(?=## )/).slice(1);
	const chosen = SECTIONS.map((title) => {
		const section = sections.find((one) => one.startsWith(`## ${title}\n`));
		if (section === undefined) throw new Error(`README.md has no section '${title}'`);
		return section.trim();
	});
	return `${head(here)}\n\n${chosen.join('\n\n')}\n`;
}

const head = (here: string) => `# n8n-nodes-apizero

An n8n node for ApiZero's ID Card OCR, and for a free server with the same API.

Photos of **Chinese resident ID cards** become rows of a table: the ten fields of a card, checked against each other. Cards
that a person should look at leave on an output of their own, each with the reason in a sentence. No call of ApiZero's cloud
was ever made with it: everything is tested against [the server](https://github.com/${here}) and a stub of the API's page.

## Installation

**Settings → Community nodes → Install**, \`n8n-nodes-apizero\`. On n8n Cloud, which has verified nodes only, it needs ApiZero or a
server of yours that n8n can reach.

## Try it without an account

\`\`\`sh
git clone --depth 1 https://github.com/${here}.git server && cd server && npm install
IDCARD_OCR_API_KEYS=key-for-reviewers npm run server -- --port 8787
\`\`\`

1. In n8n, import \`examples/form-to-table.json\`, open **ID Card OCR**, and make a credential: the key \`key-for-reviewers\`, the Base URL \`http://127.0.0.1:8787\`. Its test passes.
2. **Execute workflow**, and send the form two drawn cards of the clone's \`test/cards\`: \`third-portrait.jpg\` and \`third-emblem.jpg\` leave on Complete, and are a row of ten fields.
3. \`portrait-glare.jpg\` with \`emblem.jpg\` leaves on Needs Review, \`landscape.jpg\`, which shows no card, with \`emblem.jpg\` on Incomplete.

To build and test this repository, with Node 24: \`npm install\`, then \`npm test\`.`;
