import { asRecord, dayOf, type FakeTemplate, type World } from './world.ts';

/** What a template refuses: Zalo's code, or 0. Facts, Codes: −109, −131, −1122, −1121, −1124, −132. */
export function templateCode(template: FakeTemplate | undefined, data: unknown): number {
	if (!template) return -109;
	if (template.status !== 'ENABLE') return -131;
	const values = asRecord(data);
	if (Object.keys(values).some((name) => !template.parameters.some((parameter) => parameter.name === name)))
		return -132;
	for (const { name, require, type, minLength, maxLength, acceptNull } of template.parameters) {
		const value = values[name];
		if (value === undefined || value === null || value === '') {
			if (require && !(acceptNull && value === '')) return -1122;
			continue;
		}
		const text = String(value);
		if (text.length > maxLength) return -1121;
		if (text.length < minLength) return -1124;
		if (type === 'NUMBER' && !/^-?\d+([.,]\d+)*$/.test(text)) return -1124;
		if (type === 'DATE' && !/\d{1,2}[/-]\d{1,2}[/-]\d{4}/.test(text)) return -1124;
	}
	return 0;
}

/** Whether one more fits into the day, for this template (−147) and for the account (−144); counts it if so. */
export function takeFromQuota(world: World, template: FakeTemplate): number {
	const day = dayOf(world.now());
	const all = world.sentOn.get(day) ?? 0;
	const own = world.sentOn.get(`${day} ${template.templateId}`) ?? 0;
	if (all >= world.dailyQuota) return -144;
	if (own >= (template.dailyQuota ?? Infinity)) return -147;
	world.sentOn.set(day, all + 1);
	world.sentOn.set(`${day} ${template.templateId}`, own + 1);
	return 0;
}

export function quotaLeft(world: World): { dailyQuota: string; remainingQuota: string } {
	const left = world.dailyQuota - (world.sentOn.get(dayOf(world.now())) ?? 0);
	return { dailyQuota: String(world.dailyQuota), remainingQuota: String(left) };
}
