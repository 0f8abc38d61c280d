import { inDoubt, MOST_ATTEMPTS, notBegun, pauseBefore } from '../../../nodes/ReportSheet/transport/retry';
import { reasonFor } from '../../../nodes/ReportSheet/transport/reasons';

describe('Attempts at Google', () => {
	it('pause longer each time, spread, and together outlast the minute in which Google counts', () => {
		const least = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, i) => Math.min(32_000, 1000 * 2 ** i) / 2);
		for (const [i, shortest] of least.entries())
			for (let times = 0; times < 50; times++) {
				const pause = pauseBefore(i + 1, 1000, undefined);
				expect(pause).toBeGreaterThanOrEqual(shortest);
				expect(pause).toBeLessThanOrEqual(shortest * 2);
			}
		expect(least.reduce((sum, one) => sum + one * 2, 0)).toBeGreaterThan(60_000);
	});

	it.each([
		['7', 7_000],
		['0.5', 500],
		['3600', 60_000],
	])('wait the %s seconds that Google asks for, a minute at most', (asked, pause) => {
		expect(pauseBefore(1, 1000, asked)).toBe(pause);
	});

	it.each([
		[429, '', true, false],
		[403, 'userRateLimitExceeded', true, false],
		[403, 'forbidden', false, false],
		[503, '', false, true],
		[0, '', false, true],
		[400, '', false, false],
	])('a %i %s was not begun: %s, is in doubt: %s', (status, reason, fresh, doubt) => {
		expect([notBegun(status, reason), inDoubt(status)]).toEqual([fresh, doubt]);
	});

	it.each([
		[0, '', '', 'Không kết nối được với Google'],
		[401, '', '', 'Google không chấp nhận tài khoản'],
		[400, 'Invalid JWT Signature.', 'invalid_grant', 'Google không chấp nhận tài khoản'],
		[
			403,
			'Google Drive API has not been used in project 1 before or it is disabled.',
			'accessNotConfigured',
			'Google Drive API chưa được bật',
		],
		[
			403,
			"The user's Drive storage quota has been exceeded.",
			'storageQuotaExceeded',
			'không có chỗ chứa tệp riêng',
		],
		[403, 'The caller does not have permission', 'PERMISSION_DENIED', 'với quyền Người chỉnh sửa'],
		[404, '', '', 'ke-hoach@mau.example'],
		[429, '', '', 'hết hạn mức'],
		[500, '', '', 'Google đang gặp sự cố'],
		[400, 'You are trying to edit a protected cell or object.', '', 'Có người đặt bảo vệ'],
		[400, 'x', '', 'Google không nhận yêu cầu này'],
	])('%i %s %s is said as: %s', (status, message, reason, words) => {
		expect(reasonFor({ status, message, reason }, 'ke-hoach@mau.example')).toContain(words);
	});
});
