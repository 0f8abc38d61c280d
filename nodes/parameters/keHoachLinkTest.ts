import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { MIN_SECRET_LENGTH } from '../../domain/reports/link';

/** The credential's Test button: is the secret long enough, is the address one that a phone can open. */
export async function keHoachLinkTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const { secret = '', baseUrl = '' } = credential.data ?? {};
	if (String(secret).length < MIN_SECRET_LENGTH) {
		return { status: 'Error', message: `The signing secret needs at least ${MIN_SECRET_LENGTH} characters` };
	}
	const url = URL.parse(String(baseUrl));
	if (!url || !['http:', 'https:'].includes(url.protocol) || url.search || url.hash) {
		return {
			status: 'Error',
			message: 'The public base URL must be an http or https address such as https://n8n.phuong.example',
		};
	}
	return { status: 'OK', message: 'Links can be signed' };
}
