import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { readSignature, type DkimCredential } from './transport/signature';

/** Whether the DKIM credential can sign; n8n calls it while the admin fills it in. */
export async function keHoachDkimTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted<IDataObject>,
): Promise<INodeCredentialTestResult> {
	try {
		const { domainName, keySelector } = readSignature(data as unknown as DkimCredential);
		return { status: 'OK', message: `Signs as ${keySelector}._domainkey.${domainName}` };
	} catch (cause) {
		return { status: 'Error', message: (cause as Error).message };
	}
}
