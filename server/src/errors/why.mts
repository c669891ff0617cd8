/**
 * Why a call fails, where the code of the API does not tell: a reason, and what its sentence names. The
 * sentences are in `http/reasons.mts`.
 */
export type Why =
	| RequestWhy
	| BodyWhy
	| ImageWhy
	| DocumentWhy
	| LinkWhy
	| { reason: 'read-timeout' };

/** About the request's first line and headers. */
type RequestWhy =
	| { reason: 'http-malformed' | 'request-too-slow' | 'target-malformed' | 'path-unknown' }
	| { reason: 'connect-method' | 'host-repeated' | 'host-missing' | 'expectation' | 'content-type' }
	| { reason: 'method'; methods: string };

/** About the body, except for the image in it. */
type BodyWhy =
	| { reason: 'body-too-slow' | 'body-too-complex' | 'body-no-json' | 'body-no-object' }
	| { reason: 'body-too-large'; megabytes: number }
	| { reason: 'form-boundary' | 'form-malformed' | 'form-encoded' }
	| { reason: 'form-too-many-parts'; most: number }
	| { reason: 'image-missing' | 'several-images' }
	| { reason: 'input-type' | 'input-data' | 'extra-type' | 'redact-area' }
	| { reason: 'extra-without-redact'; key: string }
	| { reason: 'extra-keys'; keys: readonly string[] }
	| { reason: 'extra-list'; key: string; items: readonly string[] }
	| { reason: 'watermark-length'; most: number }
	| { reason: 'watermark-characters'; missing: readonly string[] };

/** About the image, in base64, as a file or at a link. */
type ImageWhy =
	| { reason: 'base64-malformed' }
	| { reason: 'base64-too-large'; megabytes: number }
	| { reason: 'file-empty' }
	| { reason: 'file-too-large'; megabytes: number }
	| { reason: 'image-format'; formats: readonly string[] }
	| { reason: 'url-malformed' | 'url-with-user' | 'url-address' }
	| { reason: 'url-port'; ports: readonly string[] }
	| { reason: 'download-timeout' | 'download-unreachable' | 'download-redirects' }
	| { reason: 'download-status'; status: number }
	| { reason: 'download-format'; formats: readonly string[] }
	| { reason: 'download-too-large'; megabytes: number };

/** About a file of one or several pages. */
type DocumentWhy =
	| { reason: 'document-broken' | 'document-encrypted' | 'document-too-large' }
	| { reason: 'document-too-slow' }
	| { reason: 'document-too-many-pages'; most: number };

/** About a photo link, a request for one, or a check. */
type LinkWhy =
	| { reason: 'link-invalid' | 'link-expired' | 'link-used-up' }
	| { reason: 'request-too-large'; kilobytes: number }
	| { reason: 'deliver-to'; origins: readonly string[] }
	| { reason: 'text-length'; most: number }
	| { reason: 'one-of'; key: string; items: readonly string[] }
	| { reason: 'whole-number'; key: string; least: number; most: number };
