// Waits for a line that says what SIGHUP is for, then runs on until its input ends.
import process from 'node:process';

import { onHangUp } from '../../src/process/stop-signals.mts';

process.stdin.on('data', (line) => {
	onHangUp(String(line) === 'reload' ? () => process.stdout.write('reloads ') : null);
	process.stdout.write('knows ');
});
process.on('SIGHUP', () => process.stdout.write('came '));
process.stdout.write('runs ');
