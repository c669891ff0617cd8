import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

/** The folder `deploy/`. */
export const DEPLOY = fileURLToPath(new URL('../../deploy', import.meta.url));

/** Returns the text of a file in `deploy/`. */
export const readDeployFile = (file: string) => readFileSync(join(DEPLOY, file), 'utf8');

/** Returns all files of `deploy/` but those that an operator puts there, by their paths in it. */
export function deployFiles(): string[] {
	const isOperators = (path: string) => /(^|\/)(secrets|nodes)(\/|$)/.test(path);
	return globSync('**/*', { cwd: DEPLOY })
		.filter((path) => !isOperators(path) && statSync(join(DEPLOY, path)).isFile())
		.sort();
}

/** Returns the first document of a YAML file in `deploy/`, its anchors merged, as Compose and Kubernetes do. */
export function readYaml<Document>(file: string): Document {
	const [document] = parseAllDocuments(readDeployFile(file), { version: '1.1' });
	if (document === undefined || document.errors.length > 0) throw new Error(`${file} is no YAML.`);
	return document.toJS() as Document;
}
