import { kindOf, type Template } from './kinds';
import { nearest } from './nearest';
import { isBlockSlot, OPTIONAL, SLOT, slotName } from './slots';

/** Inboxes show about 70 letters; slots add to what is written. */
const LONGEST_SUBJECT = 100;
const LONGEST_BODY = 8000;

/**
 * What is wrong with the words of one kind of mail: Vietnamese sentences for the officer that say what to do; none
 * when it can be used. Throws an Error (English) for a kind that does not exist.
 */
export function checkTemplate(kind: string, template: Template): string[] {
	const spec = kindOf(kind);
	if (!spec) throw new Error(`There is no mail of the kind "${kind}"`);
	const { subject, heading, body } = template;
	const parts = [
		{ where: 'Tiêu đề thư', text: subject },
		{ where: 'Dòng tựa', text: heading },
		{ where: 'Nội dung', text: body },
	];
	const inBody = slotsIn(body);
	const empty = body.trim() === '';
	return [
		...(subject.trim() === '' ? ['Chưa có tiêu đề thư: hãy nhập một dòng.'] : []),
		...(empty ? ['Chưa có nội dung thư: hãy nhập, hoặc chọn dùng lại mẫu có sẵn.'] : []),
		...parts.flatMap(({ where, text }) => [
			...braceProblems(where, text),
			...unknownSlots(where, text, spec.slots),
			...htmlProblems(where, text),
		]),
		...parts.slice(0, 2).flatMap(({ where, text }) => lineProblems(where, text)),
		...optionalBlocks(body),
		...spec.required
			.filter((slot) => !empty && !inBody.includes(slot))
			.map((slot) => `Nội dung thiếu {{${slot}}}: không có phần này thì thư không dùng được, hãy thêm vào.`),
		...repeated(inBody).map((slot) => `Nội dung có {{${slot}}} nhiều lần: hãy chỉ giữ một.`),
		...(body.length > LONGEST_BODY
			? [`Nội dung dài ${body.length} ký tự: hãy rút gọn còn ${LONGEST_BODY} ký tự trở xuống.`]
			: []),
	];
}

function slotsIn(text: string): string[] {
	return [...text.matchAll(SLOT)].map(([, written]) => slotName(written!));
}

function unknownSlots(where: string, text: string, known: readonly string[]): string[] {
	return [...text.matchAll(SLOT)].flatMap(([whole, written]) => {
		const name = slotName(written!);
		if (known.includes(name)) return [];
		const near = nearest(name, known);
		const advice = near
			? `có phải là {{${near}}}?`
			: 'hãy bỏ đi hoặc chọn một ô trong danh sách ở trang này.';
		return [`${where}: thư này không có ô ${whole}, ${advice}`];
	});
}

function braceProblems(where: string, text: string): string[] {
	const rest = text.replace(SLOT, ' ');
	const at = rest.search(/[{}]/);
	if (at < 0) return [];
	const around = rest.slice(Math.max(0, at - 10), at + 25).trim();
	return [
		`${where}: dấu ngoặc nhọn lẻ ở “${around}”, hãy viết đủ hai dấu mở và hai dấu đóng, ví dụ {{han}}.`,
	];
}

function htmlProblems(where: string, text: string): string[] {
	const tag = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i.exec(text)?.[0];
	return tag
		? [`${where}: “${tag}” sẽ hiện nguyên chữ trong thư, không có tác dụng định dạng; hãy bỏ đi.`]
		: [];
}

function lineProblems(where: string, text: string): string[] {
	const blocks = slotsIn(text).filter(isBlockSlot);
	const written = text.replace(SLOT, '').replace(/\s+/g, ' ').trim();
	return [
		...blocks.map((slot) => `${where}: {{${slot}}} là cả một phần của thư, hãy chuyển xuống nội dung.`),
		...(written.length > LONGEST_SUBJECT
			? [
					`${where} dài ${written.length} ký tự chưa kể các ô: hãy rút gọn còn ${LONGEST_SUBJECT} ký tự trở xuống.`,
				]
			: []),
	];
}

function optionalBlocks(body: string): string[] {
	const inside = [...body.matchAll(OPTIONAL)].flatMap(([, text]) => slotsIn(text!).filter(isBlockSlot));
	return inside.map((slot) => `Nội dung: {{${slot}}} không đặt được trong ngoặc vuông, hãy đưa ra ngoài.`);
}

function repeated(slots: string[]): string[] {
	return [...new Set(slots.filter((slot, i) => isBlockSlot(slot) && slots.indexOf(slot) !== i))];
}
