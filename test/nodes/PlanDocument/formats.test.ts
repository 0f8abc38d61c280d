import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../../../domain/plan';
import { readDocument } from '../../../nodes/PlanDocument/transport/readDocument';

const folder = join(__dirname, '..', '..', 'fixtures', 'documents');
const read = async (path: string) => readPlan(await readDocument(readFileSync(path), path));
const shape = (plan: ReturnType<typeof readPlan>) => ({
	number: plan.number,
	issuedOn: plan.issuedOn,
	period: [plan.period?.start, plan.period?.end],
	deadlines: plan.deadlines.map(({ what, date }) => [what, date]),
	assignees: plan.assignees.map(({ names, tasks }) => [
		names,
		tasks.map(({ text, role, due }) => [text, role, due]),
	]),
	quotas: plan.quotas.map(({ item, min, max, scope, places }) => [item, min, max, scope, places]),
	recipients: plan.recipients,
});

it.each(['ke-hoach.doc', 'ke-hoach.pdf', 'ke-hoach.html'])(
	'%s gives the same plan as the .docx it was made from',
	async (name) => {
		const wanted = shape(await read(join(__dirname, '..', '..', '..', 'samples', 'ke-hoach.docx')));
		expect(shape(await read(join(folder, name)))).toEqual(wanted);
	},
);

it.each(['ke-hoach.doc', 'ke-hoach.pdf'])('half of %s is refused with a sentence', async (name) => {
	const whole = readFileSync(join(folder, name));
	await expect(readDocument(whole.subarray(0, whole.length / 2), name)).rejects.toThrow(
		/hỏng|không đọc được/iu,
	);
});

it('a PDF whose words are torn between fonts is refused, not read wrongly', async () => {
	const file = readFileSync(join(folder, 'chu-xe-le.pdf'));
	await expect(readDocument(file, 'chu-xe-le.pdf')).rejects.toThrow(/xé lẻ.*bản Word/u);
});

it('a web page that calls itself a Word document is read as what it is, scripts left out', async () => {
	const page =
		'<html><body><script>Số: 9/KH-UBND</script><p>KẾ HOẠCH</p><p>Tổng vệ&nbsp;sinh</p></body></html>';
	expect(await readDocument(Buffer.from(page), 'ke-hoach.doc')).toBe('KẾ HOẠCH\nTổng vệ sinh');
});

it.each([
	['nested ever deeper', '<html>' + '<div>'.repeat(100_000), /lồng quá nhiều lớp/u],
	['with tables in tables', '<html>' + '<table><tr><td>'.repeat(30_000), /lồng quá nhiều lớp/u],
])('a web page %s is refused', async (_, page, sentence) => {
	await expect(readDocument(Buffer.from(page), 'trang.html')).rejects.toThrow(sentence);
});

it('a web page loses nothing behind an object that was never closed, and leaves deleted words out', async () => {
	const page = '<html><p>Giữ<del>XOA</del></p><object><p>Còn đây</p></html>';
	expect(await readDocument(Buffer.from(page), 'trang.html')).toBe('Giữ\nCòn đây');
});
