import type { Locator, Page } from 'playwright-core';

/** n8n runs npm twice for an install. */
const TIMEOUT = { timeout: 60_000 };

/** The page "Community nodes" of n8n's settings. */
export class CommunityNodesPage {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	/** Opens the page in a tab and waits for its contents. */
	static async open(page: Page, n8nUrl: string): Promise<CommunityNodesPage> {
		await page.goto(`${n8nUrl}/settings/community-nodes`);
		const opened = new CommunityNodesPage(page);
		await opened.nothingInstalled.or(page.getByTestId('action-toggle')).first().waitFor();
		return opened;
	}

	/** What the page shows instead of a list when no package is installed. */
	get nothingInstalled(): Locator {
		return this.page.getByTestId('empty-state');
	}

	/** The row of a package. */
	card(name: string): Locator {
		return this.page.getByTestId('community-package-card').filter({ hasText: name });
	}

	/** Fills in the dialog "Install community nodes". */
	async fillInstallDialog(name: string): Promise<void> {
		await this.page.getByRole('button', { name: /^Install/ }).click();
		await this.page.getByTestId('package-name-input').fill(name);
		await this.page.getByTestId('user-agreement-checkbox').click();
	}

	/** Confirms that dialog and waits until n8n says that the package is installed. */
	async confirmInstall(): Promise<void> {
		await this.page.getByTestId('install-community-package-button').click();
		await this.#waitForMessage('Package installed');
	}

	/** The dialog that asks for confirmation and names the workflows that use the package. */
	get confirmation(): Locator {
		return this.page.getByTestId('communityPackageManageConfirm-modal');
	}

	/** Starts the update that a row offers; n8n asks for confirmation. */
	async beginUpdate(name: string): Promise<void> {
		await this.card(name).getByRole('button', { name: 'Update' }).click();
	}

	/** Confirms it and waits until n8n says that the package is updated. */
	async confirmUpdate(): Promise<void> {
		await this.confirmation.getByRole('button', { name: 'Confirm update' }).click();
		await this.#waitForMessage('Package updated');
	}

	/** Starts to uninstall a package; n8n asks for confirmation. */
	async beginUninstall(name: string): Promise<void> {
		await this.card(name).getByTestId('action-toggle').click();
		await this.page.getByTestId('action-uninstall').click();
	}

	/** Confirms it and waits until n8n says that the package is uninstalled. */
	async confirmUninstall(): Promise<void> {
		await this.confirmation.getByRole('button', { name: 'Confirm uninstall' }).click();
		await this.#waitForMessage('Package uninstalled');
	}

	/** Waits for the message that n8n shows for a few seconds; any other is an error. */
	async #waitForMessage(expected: string): Promise<void> {
		const message = this.page.getByRole('alert').first();
		await message.waitFor(TIMEOUT);
		const text = await message.innerText();
		if (!text.includes(expected)) throw new Error(`n8n said: ${text}`);
	}
}
