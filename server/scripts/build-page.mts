// npm run build:page
// Writes idcard-reader.html, a page that reads folders of photos from the disk, with no server and no network: the page at
// /folder, with the reader of server/src, its networks and what they run on inside.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { bundle } from './bundle.mts';
import { TWINS } from './twins.mts';

const SERVER = path.resolve(import.meta.dirname, '..');
const RESULT = path.resolve(SERVER, '../idcard-reader.html');

const require = createRequire(import.meta.url);
/** The files that the page holds; the names are those of {@link Given}. */
const FILES = {
	runtime: path.join(
		path.dirname(require.resolve('onnxruntime-web')),
		'ort-wasm-simd-threaded.wasm',
	),
	pdfium: path.join(path.dirname(require.resolve('@hyzyla/pdfium')), 'pdfium.wasm'),
	detection: path.join(SERVER, 'models/detection.onnx'),
	recognition: path.join(SERVER, 'models/recognition.onnx'),
	draft: path.join(SERVER, 'models/draft.onnx'),
	dictionary: path.join(SERVER, 'models/dictionary.txt'),
	addresses: path.join(SERVER, 'language/addresses.bin'),
	traditional: path.join(SERVER, 'language/traditional.txt'),
};

/** What is in the page, and under which licences. ONNX Runtime is under the first one's words. */
const LICENCES = [
	'../NOTICE',
	'../LICENSE',
	'models/LICENSE',
	...[
		'@hyzyla/pdfium/LICENSE.md',
		'@noble/hashes/LICENSE',
		'fflate/LICENSE',
		'write-excel-file/LICENSE',
		'read-excel-file/LICENSE',
	].map((file) => `../node_modules/${file}`),
];

const read = (file: string) => readFileSync(path.join(SERVER, file), 'utf8');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const styles = ['try/page.css', 'try/result.css', 'try/folder/folder.css'].map(read).join('\n');
const script = await bundle('try/folder/page.js', TWINS);
const worker = await bundle('page/worker.mts', TWINS);
/** Tells a browser that lacks what the scripts use, in words that the page has. */
const check = `if (!Map.groupBy || !AbortSignal.any || !self.DecompressionStream || !self.OffscreenCanvas) document.body.replaceChildren(document.getElementById('too-old').content)`;
const tooOld = `<template id="too-old">
			<p>This browser is too old for this page: it takes Chrome or Edge 117, Firefox 125, or newer.</p>
			<p lang="zh-CN">浏览器版本过低：此页面需要 Chrome 或 Edge 117、Firefox 125 或更高版本。</p>
		</template>`;
const policy = [
	"default-src 'none'",
	`script-src ${hashOf(check)} ${hashOf(script)} 'wasm-unsafe-eval'`,
	'worker-src blob:',
	`style-src ${hashOf(styles)}`,
	'img-src blob: data:',
	"base-uri 'none'",
	"form-action 'none'",
].join('; ');
const files = Object.entries(FILES).map(([name, file]) => {
	const packed = gzipSync(readFileSync(file), { level: 9 }).toString('base64');
	return `<script type="text/plain" data-file="${name}">${packed}</script>`;
});
const page = read('try/folder/index.html')
	.replace(/\t*<link rel="stylesheet".*\n/g, '')
	.replace(/\t*<script type="module".*\n/, '')
	.replace(/\t*<nav>.*\n/, '')
	.replace(
		'<meta charset="utf-8" />',
		() => `<meta charset="utf-8" />
		<meta http-equiv="Content-Security-Policy" content="${policy}" />
		<style>${styles}</style>`,
	)
	.replace(
		'</footer>',
		() => `	<details>
				<summary>Licences 许可</summary>
				<pre>${escaped(LICENCES.map(read).join('\n\n'))}</pre>
			</details>
		</footer>`,
	)
	.replace(
		'</body>',
		() => `${tooOld}
		<script>${check}</script>
		<script type="text/plain" id="worker">${worker}</script>
		${files.join('\n')}
		<script type="module">${script}</script>
	</body>`,
	);
writeFileSync(RESULT, page);
console.log(`${RESULT}: ${(page.length / 1e6).toFixed(1)} MB`);
