import type { BuiltWorkflow } from './builds/workflow.mts';
import { baidu, languageModel, tencent } from './builds/dialects.mts';
import type { Dialect } from './builds/dialect.mts';
import { withHttp } from './builds/http.mts';
import { own } from './builds/own.mts';
import type { JobName } from './plan.mts';

/** A way to build a job, and the stub that it calls. */
export interface Approach {
	/** As the table calls it. */
	title: string;
	service: 'apizero' | 'tencent' | 'baidu' | 'model';
	build(job: JobName, url: string): BuiltWorkflow;
}

const http = (dialect: Dialect, hasNumberCheck = false): Approach['build'] => {
	return (job, url) => withHttp[job](dialect, { url, hasNumberCheck });
};

/** Every way, by name. */
export const APPROACHES: Record<string, Approach> = {
	own: { title: 'this node', service: 'apizero', build: (job) => own[job]() },
	tencent: { title: 'HTTP, Tencent-shaped', service: 'tencent', build: http(tencent) },
	'tencent-checked': {
		title: 'HTTP, Tencent-shaped, number checked in Code',
		service: 'tencent',
		build: http(tencent, true),
	},
	baidu: { title: 'HTTP, Baidu-shaped', service: 'baidu', build: http(baidu) },
	model: { title: "HTTP, a model's free text", service: 'model', build: http(languageModel) },
	'model-checked': {
		title: "HTTP, a model's free text, number checked in Code",
		service: 'model',
		build: http(languageModel, true),
	},
};
