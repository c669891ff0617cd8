import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Whether a run that the service ended passes on what was read instead of failing. Under Stop Workflow
 * an error would throw away what was read and paid for, so the images left are an outcome there, as
 * unrecognized ones are. With an error output, or plain Continue, they fail as n8n's users expect; and
 * a run that read nothing fails, since nothing is lost and somebody has to act.
 */
export function passesOnResults(
	context: IExecuteFunctions,
	{ endedByService, imagesRead }: { endedByService: boolean; imagesRead: number },
): boolean {
	return !context.continueOnFail() && endedByService && imagesRead > 0;
}
