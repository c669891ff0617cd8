import { Admission } from './http/admission.mts';
import { bareApp, type App, type BareAppOptions } from './http/bare-app.mts';
import { errorReplies } from './http/error-handler.mts';
import { folderPageRoutes } from './http/folder-page.route.mts';
import { gracefulStop, type GracefulStopParts } from './http/graceful-stop.mts';
import { healthRoutes } from './http/health.route.mts';
import { serverMetrics, type MetricsParts } from './http/metrics.route.mts';
import { ocrIdCardRoute, type OcrIdCardParts } from './http/ocr-idcard.route.mts';
import { openApiRoute, type OpenApiOptions } from './http/openapi.mts';
import { TryCodes, tryCodeRoutes } from './http/try-codes.mts';
import { tryPageRoutes, type TryPageParts } from './http/try-page.route.mts';
import { ImageDownload, type DownloadOptions } from './image/download.mts';
import { checkAdmission } from './photo-links/photo-checks.route.mts';
import { noPhotoLinks, photoLinks } from './photo-links/photo-links.plugin.mts';
import { photoOpenApi } from './photo-links/photo-openapi.mts';

/** What the plugins need of whoever builds the app. */
export interface AppParts
	extends BareAppOptions,
		Omit<GracefulStopParts, 'admissions'>,
		Omit<MetricsParts, 'admissions'>,
		Omit<OpenApiOptions, 'more'>,
		Omit<OcrIdCardParts, 'admission' | 'downloads' | 'bodyIdleTimeoutMs'>,
		TryPageParts {
	/** Maximum number of images that are held, each from its call's headers to the reply. */
	imageSlots: number;
	download?: DownloadOptions;
	/** Codes in links to the pages. Default: new ones. */
	tryCodes?: TryCodes;
	/** How long, in ms, a client may pause while sending a body. Default 10,000. */
	bodyIdleTimeoutMs?: number;
}

/** Returns the app with its plugins. `parts.calls` is the caller's to close. */
export async function buildApp(parts: AppParts): Promise<App> {
	const { keys, accepted, publicUrl, tryPage, bodyIdleTimeoutMs = 10_000 } = parts;
	const { tryCodes = new TryCodes() } = parts;
	// Where the first origin is only set later, the paths are there after a restart.
	const hasPhotoLinks = publicUrl !== undefined && keys.photoLinkOrigins.length > 0;
	const more = hasPhotoLinks ? photoOpenApi(accepted) : undefined;
	const admission = new Admission(parts.imageSlots);
	const photoAdmission = checkAdmission();
	const admissions = [admission, photoAdmission];
	const downloads = new ImageDownload({ accepted, ...parts.download });
	const reading = { ...parts, downloads, bodyIdleTimeoutMs };

	const app = bareApp(parts);
	gracefulStop(app, { ...parts, admissions });
	errorReplies(app);
	await app.register(healthRoutes, parts);
	await app.register(openApiRoute, { ...parts, more });
	await serverMetrics(app, { ...parts, admissions });
	if (tryPage || hasPhotoLinks) await app.register(tryPageRoutes, parts);
	if (tryPage) {
		await app.register(folderPageRoutes);
		await app.register(tryCodeRoutes, { keys, tryCodes });
	}
	await app.register(ocrIdCardRoute, { ...reading, admission });
	if (hasPhotoLinks) {
		await app.register(photoLinks, { ...reading, admission: photoAdmission, publicUrl });
	} else await app.register(noPhotoLinks);
	return app;
}
