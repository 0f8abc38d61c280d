/** What the officer reads when Google did not do what was asked: what happened, and what to do. */

const ADMIN = 'Xin báo quản trị';

/** How Google says no: HTTP status and its own words. */
export interface Refusal {
	/** 0 where there was no answer at all. */
	status: number;
	/** Google's `error.message`, and `error.status` or `errors[0].reason`. */
	message: string;
	reason: string;
}

/** One sentence on what happened, one on what to do. `account` is whom the sheet must be shared with. */
export function reasonFor({ status, message, reason }: Refusal, account: string): string {
	const who = account ? ` ${account}` : ' Google trong chứng thực';
	const said = `${reason} ${message}`;
	if (status === 0)
		return `Không kết nối được với Google. Hệ thống sẽ làm lại ở lượt sau; nếu còn lặp lại, ${lower(ADMIN)} kiểm tra đường mạng ra Google của máy chủ n8n.`;
	if (/invalid_grant|invalid_client|unauthori[sz]ed_client/.test(said) || status === 401)
		return `Google không chấp nhận tài khoản đang dùng. ${ADMIN} kiểm tra chứng thực Google trong n8n, khóa và đồng hồ của máy chủ.`;
	if (/accessNotConfigured|SERVICE_DISABLED|has not been used in project|it is disabled/i.test(said))
		return `${/drive/i.test(message) ? 'Google Drive API' : 'Google Sheets API'} chưa được bật cho dự án Google của chứng thực. ${ADMIN} bật cả Google Sheets API và Google Drive API trong Google Cloud Console rồi làm lại.`;
	if (/storageQuota|storage quota/i.test(said)) return NO_STORAGE;
	if (status === 429 || /rateLimit|RESOURCE_EXHAUSTED|sharingRateLimit/i.test(said))
		return 'Google tạm thời không nhận thêm yêu cầu (hết hạn mức của phút này). Hệ thống sẽ làm lại ở lượt sau, không mất số liệu nào.';
	if (status === 404)
		return `Không tìm thấy bảng tính: đã bị xóa, hoặc chưa chia sẻ quyền sửa cho tài khoản${who}. Xin khôi phục từ thùng rác Google Drive, chia sẻ lại, hoặc tạo bảng mới.`;
	if (status === 403)
		return `Tài khoản${who} không có quyền sửa bảng tính này. Xin mở bảng tính, bấm Chia sẻ và thêm tài khoản này với quyền Người chỉnh sửa.`;
	if (/protected cell/i.test(message))
		return `Có người đặt bảo vệ mà tài khoản${who} không được sửa. Xin gỡ phần bảo vệ đó ở mục Dữ liệu, Bảo vệ trang tính và dải ô.`;
	if (status >= 500)
		return 'Google đang gặp sự cố nên chưa làm được. Hệ thống sẽ làm lại ở lượt sau, không mất số liệu nào.';
	return `Google không nhận yêu cầu này. ${ADMIN}: nội dung Google trả lời nằm ở phần chi tiết của lỗi.`;
}

export const NO_STORAGE =
	'Tài khoản dịch vụ của Google không có chỗ chứa tệp riêng nên không tự tạo được bảng tính. Hãy tạo sẵn một bảng tính trống, chia sẻ quyền sửa cho tài khoản ấy rồi nhập mã bảng; hoặc dùng thư mục của bộ nhớ dùng chung (Shared Drive); hoặc đăng nhập Google bằng OAuth2.';

export const NOT_EMPTY =
	'Bảng tính đã chọn có sẵn nội dung nên hệ thống không ghi đè. Xin tạo một bảng tính trống khác và nhập lại mã bảng.';

/** Why one address was not let in. */
export function notSharedReason({ status, message, reason }: Refusal): string {
	if (/no Google account|Notify people|invalidSharingRequest/i.test(`${reason} ${message}`))
		return 'địa chỉ này không có tài khoản Google';
	if (/rateLimit|sharingRateLimit/i.test(reason) || status === 429)
		return 'Google tạm dừng chia sẻ vì quá nhiều lượt';
	if (status === 403 || /cannotShare|domainPolicy/i.test(reason))
		return 'quy định của tổ chức không cho chia sẻ ra địa chỉ này';
	return 'Google không nhận địa chỉ này';
}

const lower = (sentence: string) => sentence[0]!.toLowerCase() + sentence.slice(1);
