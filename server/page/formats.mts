import type { SourceFormat } from '../../domain/source-format.ts';

/** What the page reads: what browsers decode as the server does, and PDF. */
export const FORMATS: readonly SourceFormat[] = ['jpeg', 'png', 'webp', 'pdf'];
