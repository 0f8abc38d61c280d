/**
 * The shapes that cross the doorways of the house. All text is NFC, dates are ISO (`2026-05-18`),
 * instants ISO with offset (`2026-05-18T17:00:00+07:00`).
 */

/** Where a reading came from: the words as written and the 1-based line of the text that was read. */
export interface Evidence {
	text: string;
	line: number;
}

export type TaskRole = 'lead' | 'coordinate' | 'implement';

/** One thing the plan asks of a unit, as read from the document. */
export interface PlanTask {
	text: string;
	role: TaskRole;
	/** Its own due date or instant when it names one. */
	due: string | null;
	evidence: Evidence;
}

export interface PlanAssignee {
	/** As written, cleaned of numbering and of 'Đề nghị'; several when a heading names several. */
	names: string[];
	tasks: PlanTask[];
}

export interface PlanQuota {
	item: string;
	/** `min` and `max` are equal unless the text gives a range. */
	min: number;
	max: number;
	/** Each unit, or all together. */
	scope: 'each' | 'total';
	/** Names as written; empty when the plan names nobody. */
	appliesTo: string[];
	places: { name: string; count: number }[];
	evidence: Evidence;
}

/** What a report is to tell, from an annexed form or from a sentence; it becomes an indicator of those it applies to. */
export interface ReportField {
	label: string;
	kind: IndicatorKind;
	/** Names as written; empty for all who report. */
	appliesTo: string[];
	evidence: Evidence;
}

/** b/c (báo cáo), p/h (phối hợp), t/h (thực hiện), lưu. */
export type RecipientPurpose = 'report' | 'coordinate' | 'implement' | 'file';

export interface Doubt {
	code: string;
	/** A Vietnamese sentence for the officer: what was seen and what to do. */
	message: string;
	evidence?: Evidence;
}

/** One issued document, read into data. */
export interface Plan {
	kind: string;
	number: string | null;
	symbol: string | null;
	issuer: string | null;
	place: string | null;
	issuedOn: string | null;
	title: string;
	bases: { number: string | null; date: string | null; issuer: string | null; evidence: Evidence }[];
	theme: string | null;
	slogans: string[];
	period: { start: string | null; end: string | null; evidence: Evidence } | null;
	/** `of`: whose report it is, where one body sums up the others' for those above; the others are not bound by it. */
	deadlines: { what: 'report' | 'task'; date: string; of?: string[]; evidence: Evidence }[];
	funding: string | null;
	assignees: PlanAssignee[];
	quotas: PlanQuota[];
	reportFields?: ReportField[];
	recipients: { name: string; purpose: RecipientPurpose | null }[];
	signatory: { authority: string | null; position: string | null; name: string | null } | null;
	doubts: Doubt[];
}

/** The values of the directory's column `Loại`. */
export const UNIT_TYPES = [
	'phòng',
	'văn phòng',
	'trung tâm',
	'công an',
	'quân sự',
	'mặt trận',
	'đoàn thể',
	'trường học',
	'y tế',
	'tổ dân phố',
	'tổ công nghệ số cộng đồng',
	'doanh nghiệp',
	'hợp tác xã',
	'khác',
] as const;

export interface Unit {
	code: string;
	name: string;
	/** One of UNIT_TYPES. */
	type: string;
	aliases: string[];
	/** Code of the unit it belongs to. */
	parent?: string;
	/** Names for which the officer chose this unit together with others in an earlier plan: proposed again, never assigned. */
	chosenFor?: string[];
	contact?: {
		title?: string;
		email?: string;
		phone?: string;
		zaloUserId?: string;
		zaloGroupId?: string;
		/** Known only by enrolment: the person wrote to the ward's bot. */
		zaloBotChatId?: string;
		/** ISO instant of the last time the person wrote to the Official Account, where the log knows it. */
		zaloLastInteractionAt?: string;
		/** The unit's own choice; the ward's order of roads without one. */
		reach?: Reach;
	};
	head?: { email?: string; phone?: string };
}

/** How a unit wants to be reached: that channel first, or on both of them. */
export type Reach = 'email' | 'zalo' | 'both';

export type IndicatorKind = 'count' | 'money' | 'text' | 'yesno';

export interface Indicator {
	/** ASCII, unique within the assignment. The same id in two assignments is the same indicator. */
	id: string;
	label: string;
	kind: IndicatorKind;
	quota: number | null;
	/** Counted since the plan began, or in this reporting period alone; absent where the plan does not tell them apart. */
	span?: 'cumulative' | 'period';
}

/** Unit × its tasks and indicators in one plan, with a due time. */
export interface Assignment {
	planId: string;
	unit: string;
	dueAt: string;
	/** `due`: the task's own date or instant, where the plan names one. */
	tasks: { id: string; text: string; role: string; due?: string }[];
	indicators: Indicator[];
}

/** A name in the plan that no unit of the directory answers to, or several equally: the officer settles it. */
export interface UnmatchedName {
	name: string;
	evidence: Evidence;
	/** 'several': two or more units answer equally; 'unknown': none answers. */
	reason: 'unknown' | 'several';
	/** Whom it may mean, the best first, at most five; none when nothing comes near. Proposed only, never assigned. */
	candidates: UnitCandidate[];
	/** Codes of the several units that the officer chose for this name in the latest plan that had it; empty else. */
	decidedBefore: string[];
}

export interface UnitCandidate {
	/** The unit's code. */
	unit: string;
	/** 0 to 1, for the order. */
	score: number;
	/**
	 * - 'decided-before': the officer chose it, with others, for this name in an earlier plan
	 * - 'same-name': answers to the name like others do
	 * - 'abbreviation': the name may be short for it ('Phòng KT')
	 * - 'renamed': took over from the body of that name in the reform of 2025
	 * - 'other-place': that body, but of another ward than the name says
	 * - 'contains': one name holds the other ('Phòng Kinh tế' and 'Phòng Kinh tế, Hạ tầng và Đô thị')
	 * - 'similar': differs by typing errors, accents or a word
	 */
	why: 'decided-before' | 'same-name' | 'abbreviation' | 'renamed' | 'other-place' | 'contains' | 'similar';
}

/** One row of the append-only log. `data` depends on `kind`; the known kinds are in the contract's list. */
export interface LogEvent {
	planId: string;
	unit: string;
	kind: string;
	at: string;
	by: string;
	key: string;
	data: Record<string, unknown>;
}

export type Channel = 'email' | 'zalo';

/**
 * A way by which a message reaches a person; all but 'email' are roads of the channel 'zalo'.
 *
 * - 'group': the unit's group of the Official Account (GMF)
 * - 'consultation': text to the user (tin tư vấn), only to whom wrote within seven days
 * - 'templateUser', 'templatePhone': ZBS template message, by user id or by phone
 * - 'bot': the ward's Zalo Bot, for wards without an Official Account
 */
export type RoadName = 'email' | 'group' | 'consultation' | 'templateUser' | 'templatePhone' | 'bot';

/** `to`: an address, a group id, a user id, a phone as '84…', a chat id. */
export interface Road {
	road: RoadName;
	to: string;
}
export type Audience = 'contact' | 'head' | 'chair';

export interface FollowUpStep {
	id: string;
	/** −1 and '08:00': 08:00 one working day before the due day. */
	workingDays: number;
	at: string;
	to: Audience;
	channels: Channel[];
}

export interface FollowUpPolicy {
	steps: FollowUpStep[];
	/** Nothing is sent outside it, nor on a day off. `HH:mm`, `from` inclusive, `to` exclusive. */
	window: { from: string; to: string };
}

export interface Calendar {
	timezone: string;
	/** ISO dates on which nobody works although the weekday is one. */
	holidays: string[];
	/** ISO dates of Saturdays and Sundays that are worked (làm bù). */
	extraWorkingDays: string[];
}

export interface Reminder {
	key: string;
	planId: string;
	unit: string;
	step: string;
	to: Audience;
	channels: string[];
}

export type UnitState = 'waiting' | 'submitted' | 'returned' | 'accepted' | 'excluded';

export interface UnitStatus {
	unit: string;
	state: UnitState;
	dueAt: string;
	late: boolean;
	/** Working days. */
	daysLate: number;
	onTime: boolean | null;
	submittedAt: string | null;
	remindersSent: number;
	lastRemindedAt: string | null;
}

/** How the officer in charge is named in messages, and where answers go. */
export interface Officer {
	title: string;
	office: string;
	email: string;
	phone: string;
}

/** What the ward set once, in the set-up form. */
export interface Settings {
	/** 'Ủy ban nhân dân phường Hòa Bình Mẫu' */
	wardName: string;
	officer: Officer;
	/** Who gets the summary; also the ladder's 'chair'. */
	committeeEmails: string[];
	adminEmail: string;
	/** The From address of every mail. */
	senderEmail: string;
	/** Absolute path of the folder that keeps plan documents and evidence; n8n must be allowed to write there. */
	filesFolder: string;
	/** Absent while the ward sends by email alone. */
	zalo?: ZaloSettings;
}

export interface ZaloSettings {
	/** The Official Account's id, as in https://zalo.me/…; empty for a ward that has a bot only. */
	oaId: string;
	/** The order in which the roads are tried; a road that is not among them is not used. */
	roads: RoadName[];
	/** Ids of the approved ZBS templates; empty where there is none, and then no template is sent. */
	templates: { notice: string; reminder: string };
}

/** One message to one person, ready to be sent: a mail, and where roads are named its short text for Zalo. */
export interface Message {
	/** What the log records for this mail, one row each: several when one mail speaks of several units. */
	covers: { planId: string; unit: string; key: string }[];
	step: string;
	channel: Channel;
	to: string;
	from: { name: string; address: string };
	replyTo: string;
	subject: string;
	text: string;
	html: string;
	/** Deterministic from the covered keys: `<…@domain of the sender>`. */
	messageId: string;
	/**
	 * Legs, each with its roads in the order in which they are tried until one has accepted the message. Two legs for whom
	 * wants it on both channels. Absent: by email to `to` alone.
	 */
	roads?: Road[][];
	zalo?: ZaloMessage;
}

export interface ZaloMessage {
	/** Under 2,000 characters, no mention syntax. */
	text: string;
	/** Empty without an approved template. */
	templateId: string;
	/** By the fixed names of templateParameters. */
	templateData: Record<string, string>;
}

/** A field as n8n's Form node 2.5 takes it in its JSON definition; answers come back under `fieldName`. */
export interface FormField {
	/** ASCII: n8n folds other letters in file keys. */
	fieldName: string;
	fieldLabel: string;
	fieldType: 'text' | 'textarea' | 'dropdown' | 'radio' | 'checkbox' | 'date' | 'file' | 'html';
	placeholder?: string;
	/** Of a list with checkboxes, the options that are ticked, with commas between. */
	defaultValue?: string;
	requiredField?: boolean;
	fieldOptions?: { values: { option: string }[] };
	acceptFileTypes?: string;
	multipleFiles?: boolean;
	/** Cleaned by n8n: p, div, h1–h6, ul, ol, li, table, b, i, a and the like. */
	html?: string;
}
