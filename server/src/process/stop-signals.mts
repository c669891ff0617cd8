// Imported before everything else: a signal that comes while modules are run would kill this process, or, if
// it is process 1 of a container, be ignored.
import process from 'node:process';

/** Until networks are loaded, there is nothing to wait for. */
let beforeEnd = async () => {};
let isStopping = false;

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());

async function stop(): Promise<never> {
	// A second signal means: do not wait for open requests.
	if (isStopping) process.exit(1);
	isStopping = true;
	await beforeEnd();
	process.exit(0);
}

/** Has SIGINT and SIGTERM end this process after `stop`, instead of at once. */
export function onStopSignal(stop: () => Promise<void>): void {
	beforeEnd = stop;
}

let hungUp = false;
let act: () => void = () => (hungUp = true);
// One listener for good: what comes while modules are run reaches it only after that.
process.on('SIGHUP', () => act());

/** Has SIGHUP run `reload`, or, without one, end this process as it does by default. */
export function onHangUp(reload: (() => void) | null): void {
	act = reload ?? endByHangUp;
	if (hungUp) act();
}

function endByHangUp(): void {
	process.removeAllListeners('SIGHUP');
	process.kill(process.pid, 'SIGHUP');
}
