import { zip } from './zip';

const NAMESPACES = ['office', 'text', 'table', 'style'].map((each) => `xmlns:${each}="${each}"`).join(' ');

/** An .odt as an office program would pack it, with the given insides. */
export function odt(body: string, styles = '', kind = 'application/vnd.oasis.opendocument.text'): Buffer {
	const content = `<office:document-content ${NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
	return zip([
		['mimetype', kind],
		['content.xml', content],
	]);
}

/** A web page as Word saves it in a single file, with the page's own head and foot in further parts. */
export function mhtml(page: Buffer, encoding: 'quoted-printable' | 'base64'): Buffer {
	const encoded =
		encoding === 'base64'
			? page.toString('base64').replace(/.{76}/g, '$&\r\n')
			: page
					.toString('latin1')
					.replace(
						/[=\x80-\xFF]/g,
						(sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
					)
					.replace(/(?:=..|[^=\n]){70}/g, '$&=\r\n');
	const part = (name: string, body: string, how: string) =>
		`------=_NextPart_01\r\nContent-Location: file:///C:/${name}\r\nContent-Transfer-Encoding: ${how}\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${body}\r\n\r\n`;
	return Buffer.from(
		'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_NextPart_01"\r\n\r\nThis document is a Single File Web Page.\r\n\r\n' +
			part('kh.htm', encoded, encoding) +
			part('kh_files/header.htm', '<html><p>Head of the page</p></html>', '7bit') +
			'------=_NextPart_01--\r\n',
		'latin1',
	);
}
