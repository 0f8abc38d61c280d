import { createHash } from 'node:crypto';

/**
 * The Message-ID of a mail that covers these keys: the same keys give the same id in any order, so a mail that is
 * sent again after a crash is recognised as the same one by the recipient's server (design rule 1).
 *
 * @example messageIdOf(['kh-1:VHXH:notice:email'], 'phuong@ubnd.example') // '<3f…@ubnd.example>'
 */
export function messageIdOf(keys: readonly string[], senderAddress: string): string {
	const hash = createHash('sha256').update(keys.toSorted().join('\n')).digest('hex');
	const domain = senderAddress.slice(senderAddress.lastIndexOf('@') + 1);
	return `<${hash.slice(0, 32)}@${domain}>`;
}
