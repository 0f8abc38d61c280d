import { escapeHtml } from '../text/escapeHtml';
import { fourFigures } from './statusPage';
import type { Summary } from './types';

const WIDTH = 1080;
const MARGIN = 40;
const ROW = 46;
const BOXES = 202;
const TOP = BOXES + 164;
const TONES: Record<string, string> = { plain: '#33414f', good: '#1b6e3c', warn: '#8a5200', bad: '#b3001b' };
/** The letters that the package draws with; a viewer of the SVG itself takes its own. */
const FONT = "'Be Vietnam Pro',system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";
const LONGEST_TITLE = 58;

/** The four figures and the progress by type as one SVG for a chat or a mail; asks no other host for anything. */
export function statusPicture(summary: Summary): string {
	const { head, figures, groups } = summary;
	const height = TOP + groups.length * ROW + 70;
	const state = `${figures.complete ? 'Đã đủ' : 'Mới có'} ${figures.reported}/${figures.units} đơn vị báo cáo`;
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="t" font-family="${FONT}">` +
		`<title id="t">${escapeHtml(`${head.title}: ${state}, ${figures.late} đơn vị chậm. ${head.asOf}`)}</title>` +
		`<rect width="${WIDTH}" height="${height}" fill="#fff"/>` +
		line(MARGIN, 56, 24, head.issuer.join(' '), '#33414f', 700) +
		titleLines(head.title) +
		line(MARGIN, 178, 24, `${state}. ${head.asOf}`, '#1c2733') +
		boxes(summary) +
		groups
			.map(({ title, figures: { reported, units } }, index) => bar(title, reported, units, TOP + index * ROW))
			.join('') +
		line(MARGIN, height - 28, 20, summary.counting, '#33414f') +
		'</svg>'
	);
}

/** Two lines at most. */
function titleLines(title: string): string {
	const first = wholeWords(title, LONGEST_TITLE);
	const rest = title.slice(first.length).trim();
	return [first, cut(rest)]
		.map((text, index) => line(MARGIN, 98 + index * 38, 28, text, '#0b3d75', 700))
		.join('');
}

function boxes(summary: Summary): string {
	const width = (WIDTH - 2 * MARGIN - 60) / 4;
	return fourFigures(summary)
		.map(({ label, value, note, tone }, index) => {
			const x = MARGIN + index * (width + 20);
			return (
				`<rect x="${x}" y="${BOXES}" width="${width}" height="128" fill="#f5f7fa"/><rect x="${x}" y="${BOXES}" width="6" height="128" fill="${TONES[tone]}"/>` +
				line(x + 18, BOXES + 30, 20, label, '#1c2733') +
				line(x + 18, BOXES + 84, 52, String(value), TONES[tone]!, 700) +
				line(x + 18, BOXES + 116, 18, note, '#33414f')
			);
		})
		.join('');
}

function bar(title: string, reported: number, units: number, y: number): string {
	const [from, full] = [400, 480];
	const width = units > 0 ? Math.round((reported / units) * full) : 0;
	return (
		line(MARGIN, y + 30, 22, cut(title, 28), '#1c2733') +
		`<rect x="${from}" y="${y + 8}" width="${full}" height="30" fill="#e4eaf1"/><rect x="${from}" y="${y + 8}" width="${width}" height="30" fill="#2f6eb5"/>` +
		line(from + full + 20, y + 30, 22, `${reported}/${units}`, '#1c2733', 700)
	);
}

function line(x: number, y: number, size: number, text: string, colour: string, weight = 400): string {
	return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escapeHtml(text)}</text>`;
}

function cut(text: string, longest = LONGEST_TITLE): string {
	return text.length <= longest ? text : `${wholeWords(text, longest - 1)}…`;
}

/** As many words as fit. */
function wholeWords(text: string, longest: number): string {
	return text.length <= longest
		? text
		: text
				.slice(0, longest + 1)
				.replace(/\s+\S*$/u, '')
				.slice(0, longest);
}
