import { element } from './element.js';
import { word } from './words.js';

/** A form for one photo whose card becomes an item; it holds no key and no address. */
const WORKFLOW = {
	nodes: [
		{
			id: 'form',
			name: 'On form submission',
			position: [0, 0],
			webhookId: 'id-card',
			type: 'n8n-nodes-base.formTrigger',
			typeVersion: 2.2,
			parameters: {
				formTitle: '身份证 ID card',
				formFields: {
					values: [
						{ fieldLabel: 'image', fieldType: 'file', multipleFiles: false, requiredField: true },
					],
				},
				options: {},
			},
		},
		{
			id: 'ocr',
			name: 'ID Card OCR',
			position: [224, 0],
			type: 'n8n-nodes-apizero.idCardOcr',
			typeVersion: 1,
			parameters: { oneItemPer: 'person' },
			onError: 'continueRegularOutput',
		},
	],
	connections: {
		'On form submission': { main: [[{ node: 'ID Card OCR', type: 'main', index: 0 }]] },
	},
};

/**
 * A button that copies a workflow to paste into n8n, and then says what is left to do there; absent on a page over plain HTTP
 * from another machine.
 */
export function workflowButton() {
	if (navigator.clipboard === undefined) return undefined;
	const status = element('span', { role: 'status' });
	const button = element('button', { type: 'button' }, word('copyWorkflow'));
	button.addEventListener('click', async () => {
		status.textContent = await navigator.clipboard.writeText(JSON.stringify(WORKFLOW)).then(
			() => word('pasteWorkflow', { url: baseUrl() }),
			() => word('notCopied'),
		);
	});
	return element('p', { class: 'copy' }, button, ' ', status);
}

/** The address that n8n's credential needs: the page's, without its path. */
const baseUrl = () => location.href.replace(/\/try([?#].*)?$/, '');
