/** What the sample ward's officer types at Thiết lập; evidence goes to `filesFolder`. */
export const settingsOf = (filesFolder: string) => ({
	ten_co_quan: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
	dau_moi_chuc_danh: 'Chuyên viên',
	dau_moi_phong: 'Phòng Văn hóa - Xã hội',
	dau_moi_email: 'vhxh@hoabinhmau.example',
	dau_moi_dien_thoai: '0900 000 001',
	lanh_dao_email: 'lanhdao@hoabinhmau.example',
	quan_tri_email: 'quantri@hoabinhmau.example',
	gui_tu_email: 'kehoach@hoabinhmau.example',
	thu_muc_tep: filesFolder,
});

/** Stops the calendar at an instant while timers go on: the engine, SMTP and files need theirs. */
export const stopCalendarAt = (iso: string) =>
	jest.useFakeTimers({
		now: new Date(iso),
		doNotFake: [
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
			'setTimeout',
			'clearTimeout',
		],
	});
