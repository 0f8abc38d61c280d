/** The names under which the answers of the officer's page come back. */
export const TEMPLATE_FIELDS = {
	subject: 'tieu_de',
	heading: 'tua',
	body: 'noi_dung',
	decision: 'quyet_dinh',
} as const;

export const SHOW = 'Xem trước, chưa lưu';
export const SAVE = 'Lưu và dùng mẫu này';
export const RESET = 'Dùng lại mẫu có sẵn';
export const STOP = 'Thôi, không thay đổi gì';

/** What the officer typed and what is wrong with it (nothing, when it was only to be shown): the page comes again with it. */
export interface TemplateRetry {
	answers: Record<string, unknown>;
	problems: string[];
}
