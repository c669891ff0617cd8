// Run by npm before the packages' postinstall scripts. That of onnxruntime-node downloads files for CUDA
// from a host that is not the npm registry, and the install fails where that host cannot be reached.
// It skips files that already exist. This server runs on the CPU and never opens them.
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';

const CUDA_FILES = ['cuda', 'shared', 'tensorrt'].map(
	(name) => `bin/napi-v6/linux/x64/libonnxruntime_providers_${name}.so`,
);

// Whoever sets this has told onnxruntime-node what to download.
if (process.env['ONNXRUNTIME_NODE_INSTALL'] === undefined) {
	try {
		const manifest = createRequire(import.meta.url).resolve('onnxruntime-node/package.json');
		for (const file of CUDA_FILES.map((name) => join(dirname(manifest), name))) {
			if (existsSync(dirname(file)) && !existsSync(file)) writeFileSync(file, '');
		}
	} catch {
		// Not installed yet, or read-only: ONNX Runtime's script then runs as usual.
	}
}
