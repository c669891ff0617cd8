import type { INode } from 'n8n-workflow';

/** What differs between the services that an HTTP Request node asks. Values are expressions of n8n. */
export interface Dialect {
	/** Parameters of the HTTP Request node; `picture` is an expression without its braces. */
	request(parts: { url: string; picture: string; isLink: boolean; side: 'front' | 'back' }): object;
	/** Whether the service refuses a call that came too soon with HTTP 200, so that n8n does not try again. */
	limitIn200?: string;
	/** A node that makes an object of the reply, where the reply is text. */
	parse?: (name: string) => INode;
	/** Expressions, without braces, of the columns of a side; `reply` is the item's JSON. */
	portrait(reply: string): Record<string, string>;
	emblem(reply: string): Record<string, string>;
	/** The name of the error, or nothing. */
	failure(reply: string): string;
	/** Whether the service itself doubts what it read. */
	doubt(reply: string): string;
}
