/** How a unit's report came where it was not typed into a form: 'qua tệp Excel gửi thư', 'từ phiếu Excel “a.xlsx”'; else ''. */
export function roadWords({ via, from, paper }: Record<string, unknown>): string {
	if (via === 'officer') return typeof paper === 'string' && paper ? `từ phiếu Excel “${paper}”` : '';
	if (via !== 'xlsx') return '';
	return from ? 'qua tệp Excel gửi thư' : 'qua tệp Excel';
}
