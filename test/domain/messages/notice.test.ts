import { composeNotice, readMessage } from '../../../domain/messages';
import type { Unit } from '../../../domain/types';
import { economy, flat, link, school, settings, shareOf, stored } from './greenSunday';

describe('the notice to a unit', () => {
	const notice = composeNotice(shareOf(economy))!;

	it.each([
		['its own tasks with its role', ['Chủ trì', 'trồng cây tại các tuyến đường mới mở', 'Phối hợp']],
		['its quotas as official papers write them', ['Băng rôn – đường Bến Nước', '02', '5.000.000 đồng']],
		[
			'the plan',
			['Kế hoạch số 45/KH-UBND ngày 04/05/2026', 'Tháng hành động vì môi trường', stored.plan.issuer!],
		],
		['when', ['từ ngày 11/05/2026 đến ngày 17/05/2026', '17:00 ngày 20/05/2026']],
		[
			'whom to call',
			[settings.officer.title, settings.officer.office, '0900 000 001', 'vhxh@hoabinhmau.example'],
		],
		['that the plan is attached', ['Kế hoạch tháng môi trường.docx']],
	])('says %s, in the text part and in the HTML part', (_, words) => {
		for (const word of words) {
			expect(flat(notice.text)).toContain(word);
			expect(notice.html).toContain(word);
		}
	});

	it('says nothing of what other units have to do', () => {
		for (const part of [notice.text, notice.html, notice.subject]) {
			expect(part).not.toContain('học sinh');
			expect(part).not.toContain('Cây xanh');
			expect(part).not.toContain(school.name);
		}
	});

	it('leads to the report form, by button and as text', () => {
		expect(notice.text).toContain(link);
		expect(notice.html.split(`href="${link.replace('&', '&amp;')}"`)).toHaveLength(3);
	});

	it('is addressed to the contact and known by its key', () => {
		expect(notice).toMatchObject({
			to: 'kinhte@hoabinhmau.example',
			subject: 'Giao nhiệm vụ cho Phòng Kinh tế, Hạ tầng và Đô thị – Kế hoạch số 45/KH-UBND, hạn 20/05/2026',
			from: { name: settings.wardName, address: settings.senderEmail },
			replyTo: settings.officer.email,
			step: 'notice',
			channel: 'email',
			covers: [{ planId: 'kh-45', unit: 'KT', key: 'kh-45:KT:notice:email' }],
		});
		expect(readMessage(notice)).toEqual({ message: notice });
	});

	it('says so while the number of the plan is blank, and never invents one', () => {
		const plan = { ...stored.plan, number: null, issuedOn: null };
		const { text, subject } = composeNotice({ ...shareOf(school), stored: { ...stored, plan } })!;
		expect(text).toContain('Kế hoạch (chưa có số)');
		expect(subject).toContain('Kế hoạch “Tháng hành động vì môi trường');
		expect(text + subject).not.toMatch(/null|undefined/);
	});

	it('leaves out what the plan does not say', () => {
		const plan = { ...stored.plan, period: null, issuer: null, title: '' };
		const assignment = { ...shareOf(school).assignment, dueAt: '', tasks: [], indicators: [] };
		const bare = { ...stored, plan, file: undefined };
		const { text } = composeNotice({ ...shareOf(school), stored: bare, assignment })!;
		for (const word of [
			'Thời gian',
			'Hạn báo cáo',
			'Cơ quan',
			'Về việc',
			'Nhiệm vụ của đơn vị',
			'Chỉ tiêu',
			'gửi kèm',
		])
			expect(text).not.toContain(word);
	});
});

describe('a unit that cannot be written to', () => {
	const contacts: [string, Unit['contact']][] = [
		['no contact', undefined],
		['no address', { email: '' }],
		['two addresses', { email: 'a@x.example, b@x.example' }],
		['a line break in the address', { email: 'a@x.example\r\nBcc: b@x.example' }],
		['no address at all', { email: 'hỏi văn thư' }],
	];
	it.each(contacts)('%s: no message', (_, contact) => {
		expect(composeNotice({ ...shareOf(school), unit: { ...school, contact } })).toBeNull();
	});
});

it.each(['', 'javascript:alert(1)', 'form/bao-cao'])('a mail is never composed with the link "%s"', (bad) => {
	expect(() => composeNotice({ ...shareOf(school), link: bad })).toThrow('link to the report form');
});
