import { phrase } from './phrases';

/** What people call the smallest places: the units of type 'tổ dân phố'. */
export const RESIDENTIAL_WORDS = [
	'tổ dân phố',
	'khu phố',
	'khu dân cư',
	'khối phố',
	'tiểu khu',
	'thôn',
	'bản',
	'ấp',
	'buôn',
	'làng',
	'xóm',
	'khối',
	'khóm',
	'khu',
].map(phrase);

export const SCHOOL_LEVELS = [
	'mầm non',
	'mẫu giáo',
	'tiểu học',
	'trung học cơ sở',
	'trung học phổ thông',
	'phổ thông',
	'liên cấp',
].map(phrase);
