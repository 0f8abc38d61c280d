/** The key under which the log knows the notice of one unit by email (design rule 1). */
export function noticeKey(planId: string, unit: string): string {
	return `${planId}:${unit}:notice:email`;
}
