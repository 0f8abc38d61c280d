import { directoryReview } from '../../../domain/units/directoryReview';
import { WARD } from './ward';

const html = (fields: unknown[]) => JSON.stringify(fields);

test('what was read is counted by type, what was refused is said with its row', () => {
	const page = html(directoryReview(WARD, [{ row: 7, reason: 'Thiếu Mã: hãy đặt mã.' }]));
	expect(page).toContain(`${WARD.length} đơn vị`);
	expect(page).toContain('Dòng 7: Thiếu Mã: hãy đặt mã.');
});

test('text of the file stays text on the page', () => {
	const page = html(directoryReview([], [{ row: 2, reason: 'Mã “<img src=x onerror=alert(1)>”' }]));
	expect(page).not.toContain('<img');
	expect(page).toContain('&lt;img');
});
