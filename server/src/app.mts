import { Admission } from './http/admission.mts';
import { bareApp, type App, type BareAppOptions } from './http/bare-app.mts';
import { errorReplies } from './http/error-handler.mts';
import { folderPageRoutes } from './http/folder-page.route.mts';
import { gracefulStop } from './http/graceful-stop.mts';
import { healthRoutes } from './http/health.route.mts';
import { keyRoute } from './http/key.route.mts';
import { serverMetrics } from './http/metrics.route.mts';
import { ocrIdCardRoute } from './http/ocr-idcard.route.mts';
import { openApiRoute } from './http/openapi.mts';
import type { ServerParts } from './http/server-parts.mts';
import { TryCodes, tryCodeRoutes } from './http/try-codes.mts';
import { tryPageRoutes } from './http/try-page.route.mts';
import { ImageDownload, type DownloadOptions } from './image/download.mts';
import { checkAdmission } from './photo-links/photo-checks.route.mts';
import { noPhotoLinks, photoLinks } from './photo-links/photo-links.plugin.mts';
import { photoOpenApi } from './photo-links/photo-openapi.mts';

/** What the plugins need of whoever builds the app. */
export interface AppParts
	extends BareAppOptions,
		Omit<ServerParts, 'admissions' | 'downloads' | 'bodyIdleTimeoutMs'> {
	/** Maximum number of images that are held, each from its call's headers to the reply. */
	imageSlots: number;
	download?: DownloadOptions;
	/** Codes in links to the pages. Default: new ones. */
	tryCodes?: TryCodes;
	/** Default 10,000. */
	bodyIdleTimeoutMs?: number;
}

/** Returns the app with its plugins. `given.calls` is the caller's to close. */
export async function buildApp(given: AppParts): Promise<App> {
	const { keys, accepted, publicUrl, tryPage, imageSlots, download } = given;
	const { tryCodes = new TryCodes(), bodyIdleTimeoutMs = 10_000 } = given;
	// Where the first origin is only set later, the paths are there after a restart.
	const hasPhotoLinks = publicUrl !== undefined && keys.photoLinkOrigins.length > 0;
	const more = hasPhotoLinks ? photoOpenApi(accepted) : undefined;
	const parts: ServerParts = {
		...given,
		bodyIdleTimeoutMs,
		downloads: new ImageDownload({ accepted, ...download }),
		admissions: { calls: new Admission(imageSlots), photos: checkAdmission() },
	};

	const app = bareApp(given);
	gracefulStop(app, parts);
	errorReplies(app);
	await app.register(healthRoutes, parts);
	await app.register(keyRoute, parts);
	await app.register(openApiRoute, { ...parts, more });
	await serverMetrics(app, parts);
	if (tryPage || hasPhotoLinks) await app.register(tryPageRoutes, parts);
	if (tryPage) {
		await app.register(folderPageRoutes);
		await app.register(tryCodeRoutes, { keys, tryCodes });
	}
	await app.register(ocrIdCardRoute, parts);
	if (hasPhotoLinks) await app.register(photoLinks, { ...parts, publicUrl });
	else await app.register(noPhotoLinks);
	return app;
}
