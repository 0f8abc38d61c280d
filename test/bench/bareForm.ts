import type { N8nHost } from '../../scripts/host/n8nHost.ts';

/** Labels of what the two pages ask. */
export const BARE = { result: 'Kết quả', photo: 'Ảnh', send: 'Gửi' };
const PATH = 'bieu-mau-tran';

/**
 * The least that n8n's own nodes need for the same three pages: result and photo, a second page, the ending. It looks nothing
 * up, checks nothing, stores nothing, sends nothing. Returns the form's address.
 */
export async function publishBareForm(host: N8nHost): Promise<string> {
	const node = (name: string, type: string, parameters: object, at: number) => ({
		id: `tran-${at}`,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion: 2.5,
		position: [at * 220, 0],
		webhookId: `tran-${at}`,
		parameters,
	});
	const page = (fields: object[]) => ({
		operation: 'page',
		defineForm: 'json',
		jsonOutput: `={{ ${JSON.stringify(JSON.stringify(fields))} }}`,
	});
	const nodes = [
		node(
			'Mở',
			'formTrigger',
			{
				formTitle: 'Mở',
				formFields: { values: [{ fieldName: 't', fieldLabel: 't', fieldType: 'hiddenField' }] },
				options: { path: PATH, appendAttribution: false },
			},
			0,
		),
		node(
			'Phiếu',
			'form',
			page([
				{ fieldLabel: BARE.result, fieldType: 'text' },
				{ fieldLabel: BARE.photo, fieldType: 'file', multipleFiles: false },
			]),
			1,
		),
		node('Xem lại', 'form', page([{ fieldLabel: BARE.send, fieldType: 'text' }]), 2),
		node(
			'Đã nhận',
			'form',
			{ operation: 'completion', respondWith: 'text', completionTitle: '={{ "Đã nhận báo cáo" }}' },
			3,
		),
	];
	const connections = Object.fromEntries(
		nodes
			.slice(0, -1)
			.map(({ name }, at) => [name, { main: [[{ node: nodes[at + 1]!.name, type: 'main', index: 0 }]] }]),
	);
	const { id, versionId } = await host.api<{ id: string; versionId: string }>('POST', '/rest/workflows', {
		name: 'Biểu mẫu trần',
		nodes,
		connections,
		settings: { executionOrder: 'v1' },
	});
	await host.api('POST', `/rest/workflows/${id}/activate`, { versionId });
	const address = `${host.url}/form/${PATH}`;
	// Publishing returns before the form is registered.
	while ((await fetch(address)).status === 404) await new Promise((resolve) => setTimeout(resolve, 200));
	return address;
}
