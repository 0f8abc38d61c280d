import { fromForm } from './text/formFields';
import { readRoads } from './messages/roads/roadNames';
import type { Settings, ZaloSettings } from './types';

/** The names under which the set-up form's answers come back. */
export const SETTINGS_FIELDS = {
	wardName: 'ten_co_quan',
	officerTitle: 'dau_moi_chuc_danh',
	officerOffice: 'dau_moi_phong',
	officerEmail: 'dau_moi_email',
	officerPhone: 'dau_moi_dien_thoai',
	committeeEmails: 'lanh_dao_email',
	adminEmail: 'quan_tri_email',
	senderEmail: 'gui_tu_email',
	filesFolder: 'thu_muc_tep',
	zaloOn: 'zalo_gui',
	zaloOaId: 'zalo_oa_id',
	zaloNoticeTemplate: 'zalo_mau_giao_viec',
	zaloReminderTemplate: 'zalo_mau_don_doc',
	zaloRoads: 'zalo_thu_tu',
} as const;

const EMAIL = /^[^\s@<>()[\]\\,;:"']+@[^\s@<>()[\]\\,;:"']+\.[^\s@<>()[\]\\,;:"'.]+$/;

/** Reads the set-up form. Throws an Error whose message is every problem, in Vietnamese, with what to do. */
export function readSettings(answers: Record<string, unknown>): Settings {
	const problems: string[] = [];
	const line = (field: string) =>
		fromForm(answers[field])
			.replace(/\p{Cc}+/gu, ' ')
			.trim();
	const needed = (field: string, label: string) => {
		const text = line(field);
		if (!text) problems.push(`Chưa nhập ${label}.`);
		return text;
	};
	const address = (text: string, label: string) => {
		if (!EMAIL.test(text)) problems.push(`“${text}” không phải là địa chỉ email (${label}), hãy nhập lại.`);
		return text;
	};
	const settings: Settings = {
		wardName: needed(SETTINGS_FIELDS.wardName, 'tên cơ quan ban hành kế hoạch'),
		officer: {
			title: needed(SETTINGS_FIELDS.officerTitle, 'chức danh cán bộ đầu mối'),
			office: needed(SETTINGS_FIELDS.officerOffice, 'phòng, ban của cán bộ đầu mối'),
			email: address(line(SETTINGS_FIELDS.officerEmail), 'cán bộ đầu mối'),
			phone: needed(SETTINGS_FIELDS.officerPhone, 'điện thoại cán bộ đầu mối'),
		},
		committeeEmails: line(SETTINGS_FIELDS.committeeEmails)
			.split(/[,;]/)
			.map((text) => address(text.trim(), 'lãnh đạo nhận tổng hợp')),
		adminEmail: address(line(SETTINGS_FIELDS.adminEmail), 'quản trị'),
		senderEmail: address(line(SETTINGS_FIELDS.senderEmail), 'địa chỉ gửi thư'),
		filesFolder: needed(SETTINGS_FIELDS.filesFolder, 'thư mục cất tệp'),
		...readZalo(line, problems),
	};
	if (settings.filesFolder && !/^(\/|[A-Za-z]:[\\/])/.test(settings.filesFolder)) {
		problems.push('Thư mục cất tệp phải là đường dẫn đầy đủ, ví dụ /home/node/.n8n-files/ke-hoach.');
	}
	if (problems.length > 0) throw new Error(problems.join(' '));
	return settings;
}

/** Nothing where the ward sends by email alone; what is wrong is added to `problems`. */
function readZalo(line: (field: string) => string, problems: string[]): { zalo?: ZaloSettings } {
	if (!/^(?:có|co|bật|yes)/i.test(line(SETTINGS_FIELDS.zaloOn))) return {};
	const digits = (field: string, label: string) => {
		const text = line(field);
		if (text && !/^\d{1,25}$/.test(text)) problems.push(`“${text}” không phải là ${label}: chỉ gồm chữ số.`);
		return text;
	};
	const order = readRoads(line(SETTINGS_FIELDS.zaloRoads));
	if ('problem' in order) problems.push(order.problem);
	return {
		zalo: {
			oaId: digits(SETTINGS_FIELDS.zaloOaId, 'mã Official Account'),
			roads: 'roads' in order ? order.roads : [],
			templates: {
				notice: digits(SETTINGS_FIELDS.zaloNoticeTemplate, 'mã mẫu tin giao việc'),
				reminder: digits(SETTINGS_FIELDS.zaloReminderTemplate, 'mã mẫu tin đôn đốc'),
			},
		},
	};
}
