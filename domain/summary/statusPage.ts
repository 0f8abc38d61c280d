import { createHash } from 'node:crypto';
import { escapeHtml } from '../text/escapeHtml';
import { formatInstant } from '../text/time';
import type { Change } from './changes';
import { STATUS_CSS } from './statusCss';
import { taskProgress, type TaskProgress } from './taskProgress';
import type { LateRow, Summary, SummaryGroup } from './types';

/** Longer lists are cut with a line that says where the rest is: the page has to stay small. */
const MOST = { late: 150, tasks: 60, names: 30 };
const LONGEST_TASK = 220;
const REFRESH_MINUTES = 5;
/** Whoever reads slowly or by ear can switch it off (WCAG 2.2.1); a page that nobody looks at asks for nothing. */
const REFRESH = `var tu=document.getElementById('tu');setInterval(function(){if(tu.checked&&!document.hidden)location.reload()},${REFRESH_MINUTES * 60_000})`;
/** The browser itself keeps the page from asking any other host and from running any script but that one. */
const CSP = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(REFRESH).digest('base64')}'; base-uri 'none'; form-action 'none'`;

export interface StatusPageInput {
	summary: Summary;
	/** Since when the changes are told, ISO, and what they are. */
	since: string;
	changes: Change[];
	/** Relative addresses; left out where there is none. */
	links: { workbook?: string; picture?: string };
}

/**
 * The committee's page: one HTML file that asks no other host for anything and, while somebody looks at it, loads itself
 * anew every five minutes.
 * Everything from outside is escaped.
 */
export function statusPage({ summary, since, changes, links }: StatusPageInput): string {
	const { head, figures, groups, late } = summary;
	const share = `${figures.reported}/${figures.units} đơn vị`;
	const state = figures.complete ? `Đã đủ báo cáo: ${share}` : `Mới có ${share} báo cáo`;
	return frame(
		`${share} đã báo cáo`,
		`<header><p class="org">${escapeHtml(head.issuer.join(' '))}</p><h1>${escapeHtml(head.title)}</h1>` +
			`<p>${escapeHtml([head.document, head.due].filter(Boolean).join('; '))}</p>` +
			`<p class="now"><strong>${state}</strong> <span>${escapeHtml(head.asOf)}</span></p></header><main>` +
			section('so', 'Số chính', figureList(summary)) +
			section('loai', 'Tiến độ theo loại đơn vị', types(groups)) +
			section('doi', `Thay đổi so với ${formatInstant(since)}`, changeList(changes)) +
			section('cham', `Đơn vị chậm (${late.length})`, lateItems(late)) +
			section('viec', 'Bản đồ nhiệm vụ', taskMap(taskProgress(groups))) +
			section('chitieu', 'Chỉ tiêu', indicatorTable(summary)) +
			`</main><footer>${fileLinks(links)}<p>${escapeHtml(summary.counting)}</p>` +
			`<p><label><input type="checkbox" id="tu" checked> Tự tải lại trang sau mỗi ${REFRESH_MINUTES} phút</label></p></footer><script>${REFRESH}</script>`,
	);
}

/** What somebody sees whose link does not open anything. */
export function refusalPage(title: string, message: string): string {
	return frame(
		title,
		`<main><section><h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p></section></main>`,
	);
}

function frame(title: string, body: string): string {
	return (
		'<!doctype html><html lang="vi"><head><meta charset="utf-8">' +
		'<meta name="viewport" content="width=device-width,initial-scale=1">' +
		'<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">' +
		`<meta http-equiv="Content-Security-Policy" content="${CSP}">` +
		`<title>${escapeHtml(title)}</title><style>${STATUS_CSS}</style></head><body>${body}</body></html>`
	);
}

function section(id: string, title: string, content: string): string {
	if (!content) return '';
	return `<section class="${id}" aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(title)}</h2>${content}</section>`;
}

/** The four figures, in the words of the workbook. */
export function fourFigures({
	figures,
}: Summary): { label: string; value: number; note: string; tone: string }[] {
	const { units, reported, onTime, returned, late, excluded } = figures;
	const percent = (part: number) => (units > 0 ? `${Math.round((part / units) * 100)}%` : '');
	return [
		{
			label: 'Phải báo cáo',
			value: units,
			note: excluded > 0 ? `loại trừ ${excluded}` : 'đơn vị',
			tone: 'plain',
		},
		{
			label: 'Đã báo cáo',
			value: reported,
			note: `${percent(reported)}, đúng hạn ${percent(onTime)}`,
			tone: 'good',
		},
		{ label: 'Trả lại, chờ sửa', value: returned, note: 'đơn vị', tone: returned > 0 ? 'warn' : 'plain' },
		{ label: 'Chậm báo cáo', value: late, note: 'đơn vị', tone: late > 0 ? 'bad' : 'plain' },
	];
}

function figureList(summary: Summary): string {
	const boxes = fourFigures(summary).map(
		({ label, value, note, tone }) =>
			`<div class="${tone}"><dt>${label}</dt><dd><b>${value}</b> <span>${note}</span></dd></div>`,
	);
	return `<dl>${boxes.join('')}</dl>`;
}

/** Who reported and who did so on time, apart, each as a share of those that must. */
function types(groups: SummaryGroup[]): string {
	const rows = groups.map(({ title, figures: { units, reported, onTime, late } }) => {
		const bar = (part: number, tone: string) => {
			const percent = units > 0 ? Math.round((part / units) * 100) : 0;
			return `<td class="bar ${tone}"><i style="width:${percent}%"></i><span>${percent}%</span></td>`;
		};
		return (
			`<tr><th scope="row">${escapeHtml(title)}</th><td>${reported}/${units}</td>` +
			`${bar(reported, 'all')}${bar(onTime, 'punctual')}<td>${late}</td></tr>`
		);
	});
	return table(['Loại đơn vị', 'Báo cáo', 'Tỷ lệ', 'Đúng hạn', 'Chậm'], rows);
}

function changeList(changes: Change[]): string {
	if (changes.length === 0) return '<p>Không có thay đổi.</p>';
	const items = changes.map(({ title, lines }) => {
		const rest = lines.length - MOST.names;
		const shown = lines.slice(0, MOST.names).map(escapeHtml).join('; ');
		return `<li><b>${escapeHtml(title)} (${lines.length})</b>: ${shown}${rest > 0 ? ` và ${rest} đơn vị nữa` : ''}</li>`;
	});
	return `<ul>${items.join('')}</ul>`;
}

function lateItems(late: LateRow[]): string {
	if (late.length === 0) return '<p>Không có đơn vị chậm báo cáo.</p>';
	const items = late.slice(0, MOST.late).map((unit) => {
		const days = unit.daysLate > 0 ? `${unit.daysLate} ngày làm việc` : 'trong ngày đến hạn';
		const reminded =
			unit.remindersSent > 0 && unit.lastRemindedAt
				? `nhắc ${unit.remindersSent} lần, gần nhất ${formatInstant(unit.lastRemindedAt)}`
				: 'chưa nhắc';
		const phone = unit.phone
			? ` <a href="tel:${escapeHtml(unit.phone.replace(/[^\d+]/g, ''))}">${escapeHtml(unit.phone)}</a>`
			: '';
		return (
			`<li><b>${escapeHtml(unit.name)}</b> <span class="tag">${escapeHtml(unit.situation)}, chậm ${days}</span>` +
			`<small>${escapeHtml(unit.contactTitle)}${phone}${unit.contactTitle || phone ? '; ' : ''}${reminded}</small></li>`
		);
	});
	return `<ol>${items.join('')}</ol>${rest(late.length - MOST.late, 'đơn vị')}`;
}

function taskMap(tasks: TaskProgress[]): string {
	if (tasks.length === 0) return '';
	const items = tasks.slice(0, MOST.tasks).map(({ text, types: members }) => {
		const chips = members.map(({ title, units, reported }) => {
			const tone = reported === units ? 'full' : reported > 0 ? 'part' : 'none';
			return `<span class="${tone}">${escapeHtml(title)} ${reported}/${units}</span>`;
		});
		const shown = text.length > LONGEST_TASK ? `${text.slice(0, LONGEST_TASK)}…` : text;
		return `<li>${escapeHtml(shown)}<p>${chips.join(' ')}</p></li>`;
	});
	return `<ol>${items.join('')}</ol>${rest(tasks.length - MOST.tasks, 'nhiệm vụ')}`;
}

function indicatorTable({ indicators }: Summary): string {
	if (indicators.length === 0) return '';
	const amount = (value: number | null) => (value === null ? '' : value.toLocaleString('vi-VN'));
	const rows = indicators.map(
		({ label, assigned, reported }) =>
			`<tr><th scope="row">${escapeHtml(label)}</th><td>${amount(assigned)}</td><td>${amount(reported)}</td>` +
			`<td>${assigned && reported !== null ? `${Math.round((reported / assigned) * 100)}%` : ''}</td></tr>`,
	);
	return table(['Chỉ tiêu', 'Giao', 'Kết quả', 'Đạt'], rows);
}

function table(titles: string[], rows: string[]): string {
	const heads = titles.map((title) => `<th scope="col">${title}</th>`).join('');
	return `<table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function rest(count: number, what: string): string {
	return count > 0 ? `<p>Còn ${count} ${what} nữa, xem bảng tổng hợp.</p>` : '';
}

function fileLinks({ workbook, picture }: StatusPageInput['links']): string {
	const links = [
		workbook && `<a href="${escapeHtml(workbook)}">Tải bảng tổng hợp (.xlsx)</a>`,
		picture && `<a href="${escapeHtml(picture)}">Tải ảnh để gửi đi (.png)</a>`,
	].filter(Boolean);
	return links.length > 0 ? `<p class="files">${links.join(' ')}</p>` : '';
}
