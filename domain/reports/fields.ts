import type { Indicator } from '../types';
import { amountWords, measureOf } from './measure';
import { spanWords } from './span';

/** The names under which the form's answers come back. ASCII: n8n folds other letters in file keys. */
export const STATUS_FIELD = 'trang_thai';
export const NOTE_FIELD = 'ghi_chu';
export const LINKS_FIELD = 'duong_dan';
export const FILES_FIELD = 'minh_chung';
/** Files that are there already, ticked while they are to stay. */
export const KEPT_FIELD = 'tep_da_co';
/** What the unit wants: report, or take its report back. */
export const INTENT_FIELD = 'viec';
export const fieldOf = (indicator: Indicator): string => `v_${indicator.id}`;
export const taskField = (task: { id: string }): string => `nv_${task.id.replace(/\W/g, '_')}`;

/** What a unit may say of its work, as a whole and of each task; the last one of the whole makes a nil report. */
export const STATUSES = ['Hoàn thành', 'Đang thực hiện', 'Chưa thực hiện', 'Không phát sinh'] as const;
export const NIL_STATUS = 'Không phát sinh';
export const DONE_STATUS = 'Hoàn thành';
/** A task that the unit says nothing of by itself. */
export const AS_A_WHOLE = 'Như tình trạng chung';

export const YES_NO = ['Có', 'Không'] as const;

export const MAX_FILES = 10;
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_TOTAL_BYTES = 60 * 1024 * 1024;
export const MAX_TEXT_LENGTH = 5000;
/** A reason or an explanation shorter than this says nothing. */
export const MIN_REASON_LENGTH = 5;
/**
 * What the phone offers to choose from. Types rather than endings for images: phones then offer the camera, and an iPhone
 * hands over its own format (HEIC) as JPEG.
 */
export const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', '.docx', '.xlsx'];

/** 'Băng rôn — đường Trần Phú (chỉ tiêu: 2 băng rôn)', 'Kinh phí (đồng)' */
export function fieldLabel(indicator: Indicator): string {
	const { label, quota } = indicator;
	const facts = [
		spanWords(indicator),
		quota === null
			? measureOf(indicator) === 'đồng'
				? 'đồng'
				: ''
			: `chỉ tiêu: ${amountWords(indicator, quota)}`,
	].filter(Boolean);
	return facts.length === 0 ? label : `${label} (${facts.join('; ')})`;
}
