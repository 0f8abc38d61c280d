import type { Indicator } from '../types';

/** The names under which the form's answers come back. ASCII: n8n folds other letters in file keys. */
export const STATUS_FIELD = 'trang_thai';
export const NOTE_FIELD = 'ghi_chu';
export const FILES_FIELD = 'minh_chung';
export const fieldOf = (indicator: Indicator): string => `v_${indicator.id}`;

/** What a unit may say of its work as a whole; the last one makes the report a nil report. */
export const STATUSES = ['Hoàn thành', 'Đang thực hiện', 'Chưa thực hiện', 'Không phát sinh'] as const;
export const NIL_STATUS = 'Không phát sinh';

export const FILE_TYPES = ['.jpg', '.jpeg', '.png', '.heic', '.webp', '.pdf', '.docx', '.xlsx'];
export const MAX_FILES = 10;
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_TEXT_LENGTH = 5000;

/** 'Băng rôn — đường Trần Phú (chỉ tiêu: 2)' */
export function fieldLabel(indicator: Indicator): string {
	return indicator.quota === null
		? indicator.label
		: `${indicator.label} (chỉ tiêu: ${new Intl.NumberFormat('vi-VN').format(indicator.quota)})`;
}
