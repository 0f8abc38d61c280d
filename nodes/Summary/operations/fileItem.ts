import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** The item's figures with the whole file; it is handed over only when it is complete. */
export async function fileItem(
	context: IExecuteFunctions,
	itemIndex: number,
	json: IDataObject,
	file: Buffer,
	type: string,
): Promise<INodeExecutionData> {
	const fileName = String(context.getNodeParameter('fileName', itemIndex));
	const property = String(context.getNodeParameter('binaryPropertyName', itemIndex));
	return { json, binary: { [property]: await context.helpers.prepareBinaryData(file, fileName, type) } };
}
