/** How a unit's report came where it was not typed into the web form: 'qua tệp Excel gửi thư'; else ''. */
export function roadWords({ via, from }: Record<string, unknown>): string {
	if (via !== 'xlsx') return '';
	return from ? 'qua tệp Excel gửi thư' : 'qua tệp Excel';
}
