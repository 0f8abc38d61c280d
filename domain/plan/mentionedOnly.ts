import { foldName } from '../text/foldName';
import type { Doubt, Evidence, PlanAssignee } from '../types';
import { helpersIn } from './sentenceGroups';

/** What does not tell bodies of one place apart. */
const PLACE = / (?:phuong|xa|thi tran|dac khu|tinh|viet nam)(?: .*)?$/;

/**
 * Bodies whom others are told to work with ("phối hợp với Trạm Y tế"), but who are given nothing themselves: unless the
 * officer adds them they hear nothing of the plan.
 */
export function mentionedOnly(assignees: PlanAssignee[]): Doubt[] {
	const given = assignees.flatMap(({ names }) => names.map(bare));
	const seen = new Map<string, { name: string; evidence: Evidence }>();
	for (const { text, evidence } of assignees.flatMap(({ tasks }) => tasks)) {
		for (const sentence of text.split(/[.;]\s+|\s\+\s/u)) {
			for (const name of helpersIn(sentence)) {
				const key = bare(name);
				const known = given.some(
					(each) => ` ${each} `.includes(` ${key} `) || ` ${key} `.includes(` ${each} `),
				);
				if (!known && !isVague(name) && !seen.has(key)) seen.set(key, { name, evidence });
			}
		}
	}
	const [first] = seen.values();
	if (!first) return [];
	const names = [...seen.values()].map(({ name }) => name).join('; ');
	return [
		{
			code: 'mentioned-only',
			message: `Được nhắc là phối hợp nhưng chưa được giao việc riêng: ${names}. Đề nghị giao việc nếu các đơn vị này cần biết kế hoạch.`,
			evidence: first.evidence,
		},
	];
}

/** "Các thành viên trong tiểu ban": nobody to write to. */
function isVague(name: string): boolean {
	return (
		/^(?:các |những )?(?:đơn vị|cơ quan|thành viên|bộ phận|ngành|địa phương|cấp|đoàn (?:kiểm tra|công tác|giám sát))(?![a-zà-ỹ])/iu.test(
			name,
		) && !/\p{Lu}/u.test(name.slice(1))
	);
}

function bare(name: string): string {
	return foldName(name.replace(/^(?:các|những)\s+/iu, '')).replace(PLACE, '');
}
