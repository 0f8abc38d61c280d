import { escapeHtml } from '../text/escapeHtml';
import { cleanLine } from './cleanLine';
import type { MailContent } from './content';
import { blockHtml, COLOUR } from './htmlBlocks';

const FONT = `font-family:'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif`;

/**
 * The HTML part: one column of at most 600 px, inline styles, no image, no script, nothing fetched from elsewhere.
 * The conditional table holds the width in Outlook for Windows, which knows no max-width.
 */
export function mailLayout(content: MailContent): string {
	const heading = safe(content.heading);
	const body = content.blocks.map(blockHtml).join('\n');
	return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light only">
<title>${heading}</title>
</head>
<body bgcolor="${COLOUR.ground}" style="margin:0;padding:0;background:${COLOUR.ground};color:${COLOUR.text};${FONT};font-size:16px;line-height:1.5">
<div style="display:none;max-height:0;overflow:hidden;opacity:0">${safe(content.preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:16px 8px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid ${COLOUR.line}">
<tr><td bgcolor="${COLOUR.accent}" style="padding:14px 20px;background:${COLOUR.accent};color:#ffffff;font-size:15px;font-weight:bold;${FONT}">${safe(content.sender)}</td></tr>
<tr><td style="padding:24px 20px 4px;text-align:left;color:${COLOUR.text};${FONT};font-size:16px;line-height:1.5">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;color:${COLOUR.text}">${heading}</h1>
<p style="margin:0 0 12px"><strong>${safe(content.greeting)}</strong></p>
${body}
</td></tr>
<tr><td style="padding:14px 20px;border-top:1px solid ${COLOUR.line};color:${COLOUR.quiet};${FONT};font-size:13px;line-height:1.5">${safe(content.footer)}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}

function safe(text: string): string {
	return escapeHtml(cleanLine(text));
}
