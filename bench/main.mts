// npm run bench -- [node | engine | server]... [--json]
const NAMES = ['node', 'engine', 'server'];

const args = process.argv.slice(2);
const json = args.includes('--json');
const names = args.filter((arg) => arg !== '--json');
if (names.some((name) => !NAMES.includes(name))) {
	console.error(`Usage: npm run bench -- [${NAMES.join(' | ')}]... [--json]`);
	process.exit(2);
}
for (const name of names.length > 0 ? names : NAMES) {
	const { run } = (await import(`./${name}/run.mts`)) as { run(json: boolean): Promise<void> };
	await run(json);
}
