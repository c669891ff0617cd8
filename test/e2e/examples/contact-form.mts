import type { Page } from 'playwright-core';
import type { N8nBrowser } from '../browser.mts';
import { submitForm } from '../form-page.mts';

/** The elements of the form of "Form to CRM", by their places. */
export const CONTACT_FORM = {
	name: '#field-0',
	phone: '#field-1',
	front: '#field-3',
	back: '#field-4',
	consent: '#field-5',
} as const;

/** What a visitor enters. */
export interface Visitor {
	name: string;
	phone: string;
	files: readonly [front: string, back: string];
}

/** Consents, and sends what a visitor enters; returns the next page. */
export async function fillInContactForm(
	browser: N8nBrowser,
	formUrl: string,
	{ name, phone, files: [front, back] }: Visitor,
): Promise<Page> {
	return await submitForm(browser, formUrl, async (form) => {
		await form.fill(CONTACT_FORM.name, name);
		await form.fill(CONTACT_FORM.phone, phone);
		await form.setInputFiles(CONTACT_FORM.front, front);
		await form.setInputFiles(CONTACT_FORM.back, back);
		await form.locator(CONTACT_FORM.consent).getByRole('checkbox').check();
	});
}
