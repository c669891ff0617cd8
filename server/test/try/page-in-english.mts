type Texts = Parameters<(typeof import('../../try/words.js'))['useTexts']>[0];

/** Gives the pages' modules these texts and an English browser, as far as they ask about it. */
export async function pageInEnglish(texts: Texts): Promise<void> {
	Object.assign(globalThis, { navigator: { language: 'en' } });
	Object.assign(globalThis, { document: { querySelectorAll: () => [], documentElement: {} } });
	const { useTexts } = await import('../../try/words.js');
	useTexts(texts);
}
