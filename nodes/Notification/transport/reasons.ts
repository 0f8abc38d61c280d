/** What the officer reads about a mail that did not go out: one sentence on what happened, one on what to do. */

export function refused(responseCode: number, response: string, full: boolean): string {
	if (full || responseCode === 552)
		return `Hộp thư người nhận đã đầy hoặc thư quá lớn (mã ${responseCode}). Xin gọi điện cho đơn vị.`;
	if (/\b5\.3\.4\b|too large|size limit|exceeds/i.test(response)) return TOO_LARGE;
	if (/\b5\.7\.\d/.test(response))
		return `Máy chủ thư từ chối thư này theo quy định của họ (mã ${responseCode}). Xin báo quản trị kiểm tra hộp thư gửi.`;
	return `Máy chủ thư không nhận thư cho địa chỉ này (mã ${responseCode}). Xin kiểm tra lại email của đơn vị trong danh bạ.`;
}

export function later(responseCode: number): string {
	return `Máy chủ thư tạm thời chưa nhận thư (mã ${responseCode}). Hệ thống sẽ gửi lại ở lượt sau.`;
}

/** Names who of several recipients did not get a mail that the others got. */
export function othersOnly(addresses: string[]): string {
	return `Máy chủ thư không nhận các địa chỉ: ${addresses.join(', ')}. Những địa chỉ còn lại đã nhận thư.`;
}

export const NO_CONNECTION =
	'Không kết nối được với máy chủ thư. Hệ thống sẽ gửi lại ở lượt sau; nếu còn lặp lại, xin báo quản trị kiểm tra máy chủ thư và đường mạng.';
export const NO_TLS =
	'Máy chủ thư không mở được kết nối mã hóa nên hệ thống chưa gửi. Xin báo quản trị kiểm tra TLS/STARTTLS của máy chủ thư và ở chứng thực SMTP.';
export const BAD_CERTIFICATE =
	'Chứng thư bảo mật của máy chủ thư không hợp lệ nên hệ thống chưa gửi. Xin báo quản trị kiểm tra máy chủ thư.';
export const WRONG_LOGIN =
	'Máy chủ thư không chấp nhận tài khoản gửi thư. Xin báo quản trị kiểm tra tài khoản SMTP trong n8n; sau đó hệ thống sẽ gửi lại.';
export const WRONG_SENDER =
	'Máy chủ thư chưa cho hộp thư của hệ thống gửi thư này. Xin báo quản trị kiểm tra quyền và hạn mức gửi của tài khoản SMTP, và email gửi đi ở biểu mẫu Thiết lập; sau đó hệ thống sẽ gửi lại.';
export const UNKNOWN =
	'Máy chủ thư nhận nội dung nhưng không báo lại kết quả, nên chưa chắc đơn vị đã nhận được. Xin hỏi lại đơn vị; hệ thống chỉ tự gửi lại một lần nữa.';
export const TOO_LARGE = 'Máy chủ thư không nhận vì thư quá lớn. Xin gửi tệp đính kèm nhỏ hơn.';
export const BAD_ADDRESS =
	'Địa chỉ người nhận không gửi được. Xin kiểm tra lại email của đơn vị trong danh bạ.';
export const NOT_SENDABLE = 'Thư không gửi được vì nội dung hoặc tệp đính kèm có lỗi. Xin báo quản trị.';
export const UNREADABLE_FILE =
	'Không đọc được tệp đính kèm nên thư chưa gửi. Xin báo quản trị kiểm tra kho tệp.';
export const OUT_OF_TIME = 'Lượt gửi này đã hết thời gian nên thư chưa gửi. Hệ thống sẽ gửi ở lượt sau.';
