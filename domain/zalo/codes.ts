/** Which service gave the code: one number means different things at different ones (−100, −32). */
export type ZaloHost = 'oauth' | 'oa' | 'zbs' | 'bot';

/**
 * What a failure asks for. refresh: a new token, then once more · retry: back off, then again · night: after 06:00 ·
 * tomorrow: when the daily quota begins anew · nextRoad: another channel for this recipient · stop: nothing more on this
 * channel until an admin has acted · fix: the message itself is wrong · dead: the API version is gone.
 */
export type ZaloRemedy = 'refresh' | 'retry' | 'night' | 'tomorrow' | 'nextRoad' | 'stop' | 'fix' | 'dead';

export interface ZaloFailure {
	host: ZaloHost;
	/** Zalo's own; 0 when no answer of Zalo's came. */
	code: number;
	remedy: ZaloRemedy;
	/** Vietnamese, for an officer or admin: what happened and what to do. */
	sentence: string;
	/** Nobody knows whether Zalo took the message: it must not be sent again on this road. */
	unknown?: true;
}

export const CONSENT_AGAIN =
	'Zalo không còn nhận khóa của ứng dụng. Quản trị viên Official Account cần cấp quyền lại cho ứng dụng rồi dán cặp khóa mới vào n8n.';

type Table = Partial<Record<number, readonly [ZaloRemedy, string]>>;

const ASK_ADMIN = 'Báo quản trị viên.';
const OTHER_ROAD = 'Hệ thống chuyển sang kênh khác.';

/** Zalo has no official list of these; an answer without a token ends in consent whatever its number says. */
const oauth: Table = {
	[-14002]: [
		'stop',
		'Mã ứng dụng (app ID) Zalo không đúng. Quản trị viên kiểm tra app ID trong thông tin kết nối.',
	],
	[-14003]: [
		'stop',
		'Địa chỉ nhận mã (redirect URL) chưa được khai cho ứng dụng Zalo. Quản trị viên khai lại ở trang nhà phát triển.',
	],
	[-14004]: [
		'stop',
		'Khóa bí mật của ứng dụng (app secret) không đúng. Quản trị viên chép lại khóa từ trang nhà phát triển của Zalo.',
	],
	[-14005]: ['stop', 'Mã cấp quyền đã dùng hoặc hết hạn. Quản trị viên lấy mã mới rồi làm lại.'],
	[-14014]: ['stop', CONSENT_AGAIN],
	[-14018]: [
		'stop',
		'Zalo không hiểu kiểu cấp quyền được yêu cầu. Quản trị viên kiểm tra phiên bản của gói này.',
	],
	[-14020]: ['stop', CONSENT_AGAIN],
};

const oa: Table = {
	[-32]: ['retry', 'Đã gửi nhiều hơn số lượt Zalo cho phép trong một phút. Hệ thống chờ rồi gửi tiếp.'],
	[-201]: ['fix', 'Nội dung gửi sang Zalo có phần không hợp lệ. Kiểm tra lại người nhận và nội dung tin.'],
	[-204]: ['stop', `Official Account đã bị xóa. ${ASK_ADMIN}`],
	[-205]: ['stop', `Không tìm thấy Official Account. ${ASK_ADMIN}`],
	[-209]: [
		'stop',
		'Ứng dụng Zalo chưa được kích hoạt hoặc chưa được dùng tính năng này. Quản trị viên kích hoạt ở trang nhà phát triển.',
	],
	[-210]: ['fix', 'Nội dung vượt giới hạn Zalo cho phép. Rút ngắn tin hoặc giảm dung lượng tệp.'],
	[-211]: [
		'tomorrow',
		'Official Account đã dùng hết số lượt gửi trong ngày. Hệ thống gửi tiếp vào ngày mai.',
	],
	[-212]: [
		'stop',
		'Official Account chưa đăng ký tính năng này. Quản trị viên đăng ký ở trang quản lý Official Account.',
	],
	[-213]: ['nextRoad', `Người nhận chưa quan tâm Official Account. ${OTHER_ROAD}`],
	[-216]: ['refresh', 'Khóa truy cập Zalo không còn dùng được. Hệ thống tự lấy khóa mới.'],
	[-217]: ['nextRoad', `Người nhận đã chặn tin của Official Account. ${OTHER_ROAD}`],
	[-218]: ['nextRoad', `Người nhận đã nhận đủ số tin Zalo cho phép. ${OTHER_ROAD}`],
	[-219]: ['stop', `Ứng dụng Zalo đã bị gỡ hoặc bị khóa. ${ASK_ADMIN}`],
	[-220]: ['refresh', 'Khóa truy cập Zalo đã hết hạn. Hệ thống tự lấy khóa mới.'],
	[-221]: ['stop', 'Official Account chưa được xác thực. Quản trị viên nộp hồ sơ xác thực cho Zalo.'],
	[-223]: [
		'stop',
		'Official Account đã dùng hết hạn mức của tính năng này. Quản trị viên xem lại gói dịch vụ.',
	],
	[-224]: ['stop', 'Official Account chưa mua gói có tính năng này. Quản trị viên nâng gói dịch vụ.'],
	[-227]: ['nextRoad', `Tài khoản Zalo của người nhận bị khóa hoặc lâu không hoạt động. ${OTHER_ROAD}`],
	[-230]: [
		'nextRoad',
		`Người nhận không tương tác với Official Account trong 7 ngày qua nên không nhận được tin tư vấn. ${OTHER_ROAD}`,
	],
	[-232]: ['nextRoad', `Người nhận chưa tương tác hoặc thời gian trả lời đã hết. ${OTHER_ROAD}`],
	[-234]: ['night', 'Zalo không nhận loại tin này từ 22:00 đến 06:00. Hệ thống gửi sau 06:00.'],
	[-237]: ['nextRoad', `Nhóm Zalo đã hết hạn. ${OTHER_ROAD} Quản trị viên gia hạn nhóm.`],
	[-240]: ['dead', 'Zalo đã ngừng phiên bản API này. Quản trị viên cập nhật gói n8n-nodes-ke-hoach.'],
	[-242]: [
		'stop',
		'Zalo đòi chữ ký appsecret_proof. Quản trị viên bật mục này trong thông tin kết nối và kiểm tra app secret.',
	],
	[-244]: ['nextRoad', `Người nhận đang hạn chế nhận loại tin này. ${OTHER_ROAD}`],
	[-249]: ['nextRoad', `Mẫu tin này không gửi được theo mã người dùng. ${OTHER_ROAD}`],
	[-320]: [
		'stop',
		'Ứng dụng chưa liên kết tài khoản thanh toán Zalo Cloud. Quản trị viên liên kết tài khoản.',
	],
	[-321]: [
		'stop',
		'Tài khoản thanh toán Zalo Cloud hết tiền hoặc không trả được phí. Quản trị viên nạp tiền.',
	],
	[-403]: ['nextRoad', `Official Account không gửi được vào cuộc trò chuyện này. ${OTHER_ROAD}`],
};

const zbs: Table = {
	[-100]: ['retry', 'Zalo đang gặp trục trặc. Hệ thống chờ rồi gửi lại.'],
	[-101]: ['stop', `Ứng dụng gửi tin mẫu không hợp lệ. ${ASK_ADMIN}`],
	[-102]: ['stop', `Ứng dụng gửi tin mẫu không tồn tại. ${ASK_ADMIN}`],
	[-103]: [
		'stop',
		'Ứng dụng gửi tin mẫu chưa được kích hoạt. Quản trị viên kích hoạt ở trang nhà phát triển.',
	],
	[-104]: ['stop', 'Khóa bí mật của ứng dụng không đúng. Quản trị viên chép lại app secret.'],
	[-105]: ['stop', 'Ứng dụng chưa liên kết với Official Account. Quản trị viên liên kết lại.'],
	[-108]: ['nextRoad', `Số điện thoại không hợp lệ. ${OTHER_ROAD} Kiểm tra lại danh bạ.`],
	[-109]: ['fix', 'Mã mẫu tin không đúng. Kiểm tra mã mẫu trong cài đặt.'],
	[-110]: ['nextRoad', `Ứng dụng Zalo của người nhận quá cũ. ${OTHER_ROAD}`],
	[-1121]: ['fix', 'Một tham số của mẫu tin dài quá mức cho phép. Rút ngắn nội dung.'],
	[-1122]: ['fix', 'Thiếu một tham số của mẫu tin. Điền đủ các tham số của mẫu.'],
	[-1124]: ['fix', 'Một tham số của mẫu tin sai định dạng. Sửa theo định nghĩa của mẫu.'],
	[-114]: [
		'nextRoad',
		`Người nhận không nhận được tin mẫu (ngừng dùng Zalo, từ chối nhận hoặc hết lượt). ${OTHER_ROAD}`,
	],
	[-115]: ['stop', 'Tài khoản gửi tin mẫu không đủ tiền. Quản trị viên nạp tiền.'],
	[-117]: [
		'fix',
		'Ứng dụng hoặc Official Account không được dùng mẫu tin này. Chọn mẫu đã được duyệt cho Official Account.',
	],
	[-118]: ['nextRoad', `Số điện thoại này không có tài khoản Zalo. ${OTHER_ROAD}`],
	[-119]: ['nextRoad', `Tài khoản Zalo của người nhận không nhận được tin mẫu. ${OTHER_ROAD}`],
	[-124]: ['refresh', 'Khóa truy cập Zalo không còn dùng được. Hệ thống tự lấy khóa mới.'],
	[-131]: ['fix', 'Mẫu tin chưa được Zalo duyệt. Chờ duyệt hoặc chọn mẫu khác.'],
	[-132]: ['fix', 'Tham số của mẫu tin không hợp lệ. Sửa theo định nghĩa của mẫu.'],
	[-133]: ['night', 'Zalo không gửi tin mẫu từ 22:00 đến 06:00. Hệ thống gửi sau 06:00.'],
	[-135]: [
		'stop',
		'Official Account chưa được phép gửi tin mẫu. Quản trị viên kiểm tra xác thực và gói dịch vụ.',
	],
	[-1351]: [
		'stop',
		'Zalo không cho Official Account này gửi tin mẫu vì chính sách. Quản trị viên liên hệ Zalo.',
	],
	[-136]: [
		'stop',
		'Official Account chưa liên kết tài khoản thanh toán Zalo Cloud. Quản trị viên liên kết tài khoản.',
	],
	[-137]: ['stop', 'Zalo không thu được phí gửi tin. Quản trị viên kiểm tra số dư tài khoản thanh toán.'],
	[-138]: ['stop', 'Ứng dụng chưa được quyền gửi tin mẫu. Quản trị viên xin quyền ở trang nhà phát triển.'],
	[-139]: ['nextRoad', `Người nhận đã từ chối loại tin mẫu này. ${OTHER_ROAD}`],
	[-140]: ['nextRoad', `Official Account không được gửi loại tin mẫu này cho người nhận. ${OTHER_ROAD}`],
	[-141]: ['nextRoad', `Người nhận đã từ chối tin của Official Account. ${OTHER_ROAD}`],
	[-144]: ['tomorrow', 'Official Account đã gửi hết số tin mẫu trong ngày. Hệ thống gửi tiếp vào ngày mai.'],
	[-147]: ['tomorrow', 'Mẫu tin này đã gửi hết số lượng trong ngày. Hệ thống gửi tiếp vào ngày mai.'],
	[-1472]: ['tomorrow', 'Hạn mức gửi mẫu tin cho loại nội dung này đã hết. Hệ thống gửi tiếp vào ngày mai.'],
	[-1241]: [
		'stop',
		'Zalo đòi chữ ký appsecret_proof. Quản trị viên bật mục này trong thông tin kết nối và kiểm tra app secret.',
	],
};

/** The bot platform names no codes of its own in its documentation; those it gives are read as HTTP's. */
const bot: Table = {
	400: ['fix', 'Zalo Bot không nhận nội dung này. Kiểm tra mã cuộc trò chuyện và nội dung tin.'],
	401: [
		'stop',
		'Khóa của Zalo Bot không đúng hoặc đã bị thu hồi. Quản trị viên chép lại khóa từ Zalo Bot Manager.',
	],
	403: ['nextRoad', `Người nhận đã chặn bot hoặc chưa từng nhắn cho bot. ${OTHER_ROAD}`],
	404: ['stop', 'Zalo Bot không nhận ra khóa hoặc địa chỉ gọi. Quản trị viên kiểm tra thông tin kết nối.'],
	408: ['retry', 'Zalo Bot trả lời quá chậm. Hệ thống chờ rồi gửi lại.'],
	429: ['retry', 'Đã gửi quá nhanh cho Zalo Bot. Hệ thống chờ rồi gửi tiếp.'],
};

/** A template sent by user id goes to the OA host and may come back with the codes of templates, and the other way round. */
const tables: Record<ZaloHost, readonly Table[]> = {
	oauth: [oauth],
	oa: [oa, without(zbs, -100)],
	zbs: [zbs, without(oa, -32)],
	bot: [bot],
};

/**
 * What an error code of Zalo asks for, and the sentence that says so. A code nobody wrote down was still a refusal: the
 * message did not go, so the recipient is tried on another road. Example: `zaloFailure('oa', -230).remedy === 'nextRoad'`.
 */
export function zaloFailure(host: ZaloHost, code: number): ZaloFailure {
	const known = tables[host].map((table) => table[code]).find(Boolean);
	if (known) return { host, code, remedy: known[0], sentence: known[1] };
	if (host === 'oauth') return { host, code, remedy: 'stop', sentence: CONSENT_AGAIN };
	const sentence = `Zalo từ chối tin với mã ${code}, mã này chưa có trong bảng mã. ${OTHER_ROAD} ${ASK_ADMIN}`;
	return { host, code, remedy: 'nextRoad', sentence };
}

/** Every code that the table knows at a host itself, without those it borrows. */
export function knownCodes(host: ZaloHost): number[] {
	return Object.keys(tables[host][0] ?? {}).map(Number);
}

/** Nothing was handed over: the message can safely be sent again. */
export function notConnected(host: ZaloHost): ZaloFailure {
	const sentence = 'Không kết nối được với Zalo nên tin chưa gửi. Hệ thống sẽ gửi lại.';
	return { host, code: 0, remedy: 'retry', sentence };
}

/** The request was written and no answer came, or none that can be read. */
export function outcomeUnknown(host: ZaloHost): ZaloFailure {
	const sentence =
		'Đã giao tin cho Zalo nhưng không nhận được câu trả lời nên chưa biết tin có đến không. Hệ thống không gửi lại trên Zalo mà dùng kênh khác.';
	return { host, code: 0, remedy: 'nextRoad', sentence, unknown: true };
}

/** Something between us and Zalo answered in its place: a proxy, a wrong API root. */
export function notZalo(host: ZaloHost, status: number): ZaloFailure {
	const sentence = `Nơi trả lời không phải Zalo hoặc đang chặn (HTTP ${status}). Quản trị viên kiểm tra địa chỉ API và máy chủ proxy trong thông tin kết nối.`;
	return { host, code: 0, remedy: 'stop', sentence };
}

function without(table: Table, code: number): Table {
	return Object.fromEntries(Object.entries(table).filter(([known]) => Number(known) !== code));
}
