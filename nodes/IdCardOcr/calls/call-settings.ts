/** How the calls of one execution are made. */
export interface CallSettings {
	/** Requests to start per second; 0 for no limit, `automatic` for what suits the service. */
	perSecond: number | 'automatic';
	/** Tries per picture, the first included. */
	maxTries: number;
	timeoutMs: number;
	/** Whether identical pictures are sent once. */
	skipDuplicates: boolean;
	/** Whether the first failure keeps further pictures from being sent. */
	stopOnFailure: boolean;
}
