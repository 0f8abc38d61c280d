import { strFromU8, unzipSync } from 'fflate';
import { draftReport, lateLetter, type Paper } from '../../../domain/summary';
import { writePaper } from '../../../nodes/Summary/transport/writePaper';
import { summariseWard } from '../../domain/summary/summariseWard';
import { events, stored, units } from '../../domain/summary/wardBook';

async function partsOf(paper: Paper): Promise<Record<string, string>> {
	const parts = unzipSync(await writePaper(paper));
	return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const textOf = (xml: string) =>
	xml
		.replace(/<\/w:p>/g, '\n')
		.replace(/<[^>]+>/g, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&amp;', '&');

const report = draftReport(stored, summariseWard());

test('the page is set up as Nghị định 30/2020/NĐ-CP asks', async () => {
	const { 'word/document.xml': body = '', 'word/styles.xml': style = '' } = await partsOf(report);
	const margin = (side: string) =>
		Math.round((Number(new RegExp(`<w:pgMar[^>]* w:${side}="(\\d+)"`).exec(body)?.[1]) / 1440) * 25.4);
	expect([margin('top'), margin('bottom'), margin('left'), margin('right')]).toEqual([20, 20, 30, 20]);
	expect(body).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/);
	expect(body).toContain('<w:titlePg/>');
	expect(style).toContain('Times New Roman');
	const fonts = new Set([...(body + style).matchAll(/w:(?:ascii|hAnsi)="([^"]+)"/g)].map(([, font]) => font));
	expect(fonts).toEqual(new Set(['Times New Roman']));
	const sizes = [...body.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => Number(size) / 2);
	expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([11, 14]);
});

test('the page number stands in the head of all pages but the first, and tables repeat their heads', async () => {
	const parts = await partsOf(report);
	const heads = Object.entries(parts).filter(([name]) => /^word\/header\d+\.xml$/.test(name));
	expect(heads.filter(([, xml]) => xml.includes('PAGE'))).toHaveLength(1);
	expect(heads).toHaveLength(2);
	expect(parts['word/document.xml']!.match(/<w:tblHeader\/>/g)).toHaveLength(2);
});

test('the paper holds every sentence of the draft and the head of a state body', async () => {
	const text = textOf((await partsOf(report))['word/document.xml']!);
	for (const part of [
		'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
		'Độc lập - Tự do - Hạnh phúc',
		'PHƯỜNG HÒA BÌNH MẪU',
		'Nơi nhận:',
	])
		expect(text).toContain(part);
	for (const { text: sentence } of report.body) expect(text).toContain(sentence);
});

test('a letter carries its subject under the number and no title', async () => {
	const text = textOf((await partsOf(lateLetter(stored, summariseWard())))['word/document.xml']!);
	expect(text).toContain('V/v đôn đốc báo cáo kết quả thực hiện Kế hoạch số 36/KH-UBND');
	expect(text).not.toContain('BÁO CÁO\n');
});

test('odd characters in a name or a note break nothing', async () => {
	const odd = units.map((unit) =>
		unit.code === 'TH7' ? { ...unit, name: 'Trường\u0000 \u000b<b>7</b> & \uD83D' } : unit,
	);
	const paper = draftReport(stored, summariseWard({ units: odd, events }));
	const xml = (await partsOf(paper))['word/document.xml']!;
	expect(textOf(xml)).toContain('Trường <b>7</b> & \uFFFD');
	// eslint-disable-next-line no-control-regex
	expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c]/);
});
