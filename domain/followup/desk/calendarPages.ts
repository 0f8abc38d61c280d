import { html, options } from '../../plan/review/view';
import { instant } from '../../text/time';
import { calendarEvent } from '../calendarTable';
import { calendarText, fixedDaysOf, readCalendarText } from './calendarText';
import { again, BACK, OFFICER, tableOf, type PageSpec } from './view';

const SAVE = 'Ghi lại';

/** Which year's table is to be changed. */
export const calendarPage: PageSpec = {
	title: 'Lịch làm việc',
	fields(view, desk) {
		const { years } = tableOf(desk);
		const thisYear = instant(desk.now, desk.calendar.timezone).year;
		const offered = [...new Set([...years, thisYear, thisYear + 1])].toSorted((a, b) => a - b);
		return [
			html('huong_dan', `<p>Đã có bảng ngày nghỉ, ngày làm bù của năm: ${years.join(', ')}.</p>`),
			{
				fieldName: 'nam',
				fieldLabel: 'Năm',
				fieldType: 'dropdown',
				requiredField: true,
				...options(offered.map(String)),
				defaultValue: String(offered.find((year) => !years.includes(year)) ?? thisYear),
			},
		];
	},
	read(answers, view) {
		const year = Number(answers.nam);
		if (!Number.isInteger(year) || year < 2000 || year > 2100)
			return again(view, ['Hãy chọn một năm trong danh sách.'], answers);
		return { decision: 'page', view: { page: 'editCalendar', year } };
	},
};

/** The table of one year, a day a line. */
export const editCalendarPage: PageSpec = {
	title: 'Sửa lịch làm việc',
	fields({ year = 0, answers }, desk) {
		const table = tableOf(desk);
		const days = table.days.filter(({ date }) => date.startsWith(`${year}-`));
		const known = table.years.includes(year);
		return [
			html(
				'huong_dan',
				`<p>Mỗi dòng một ngày khác với lịch thứ Hai đến thứ Sáu: <b>ngày; nghỉ hoặc làm bù; tên; nguồn</b>. Ngày chưa có văn bản chính thức thì thêm <b>; dự kiến</b> ở cuối dòng. ${known ? '' : `Năm ${year} chưa có bảng: dưới đây mới có các ngày nghỉ luật định theo dương lịch, hãy thêm Tết Nguyên đán, Giỗ Tổ và các ngày hoán đổi theo thông báo.`}</p>`,
			),
			{
				fieldName: 'cac_ngay',
				fieldLabel: `Ngày nghỉ, ngày làm bù năm ${year}`,
				fieldType: 'textarea',
				requiredField: true,
				defaultValue: answers?.cac_ngay ?? calendarText(known ? days : fixedDaysOf(year)),
			},
			{
				fieldName: 'sau_do',
				fieldLabel: 'Sau đó',
				fieldType: 'radio',
				requiredField: true,
				...options([SAVE, BACK]),
				defaultValue: SAVE,
			},
		];
	},
	read(answers, view, { now }) {
		const { cac_ngay = '', sau_do = SAVE } = answers;
		const { year = 0 } = view;
		if (sau_do === BACK) return { decision: 'page', view: { page: 'calendar' } };
		const { days, problems } = readCalendarText(cac_ngay, year);
		if (problems.length > 0) return again(view, problems, answers);
		return {
			decision: 'done',
			title: `Đã ghi lịch năm ${year}`,
			message: `${days.filter(({ kind }) => kind === 'off').length} ngày nghỉ, ${days.filter(({ kind }) => kind === 'work').length} ngày làm bù. Các bước nhắc từ nay tính theo bảng này.`,
			rows: [calendarEvent(year, days, now, OFFICER)],
		};
	},
};
