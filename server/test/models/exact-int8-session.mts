// ONNX Runtime kept from kernels that saturate, in the thread that imports this: its INT8 comes out right on every
// processor. Where the fast kernels are right, nothing changes.
import { InferenceSession } from 'onnxruntime-node';

type Create = (file: string, options: InferenceSession.SessionOptions) => Promise<InferenceSession>;

const create = InferenceSession.create.bind(InferenceSession) as Create;
InferenceSession.create = ((file, options) => {
	const { session = {} } = options.extra as { session?: object };
	const extra = { session: { ...session, x64quantprecision: '1' } };
	return create(file, { ...options, extra });
}) satisfies Create as typeof InferenceSession.create;
