/**
 * What the officer reads about a mail that came back: by the enhanced status code (RFC 3463), which is the same whatever
 * language the server speaks.
 */
export function bounceReason(recipient: string, status: string | null): string {
	const [, what, remedy] = REASONS.find(([pattern]) => pattern.test(status ?? '')) ?? OTHERWISE;
	return `Thư gửi ${recipient} bị trả lại${status ? ` (mã ${status})` : ''}: ${what}. ${remedy}`;
}

const ASK_ADDRESS = 'Xin hỏi đơn vị địa chỉ đúng rồi sửa trong danh bạ.';
const CALL = 'Xin gọi điện cho đơn vị.';
const ASK_ADMIN = 'Xin báo quản trị kiểm tra hộp thư gửi đi.';

const OTHERWISE: [RegExp, string, string] = [/^/, 'máy chủ thư của đơn vị không nhận', CALL];
const REASONS: [RegExp, string, string][] = [
	[/^[45]\.1\.[78]$/, 'máy chủ thư của đơn vị không chấp nhận địa chỉ gửi đi', ASK_ADMIN],
	[/^[45]\.1\.[26]$/, 'tên miền của địa chỉ không còn dùng', ASK_ADDRESS],
	[/^[45]\.1\./, 'nơi nhận không có địa chỉ này', ASK_ADDRESS],
	[/^[45]\.2\.2$/, 'hộp thư của đơn vị đã đầy', CALL],
	[/^[45]\.2\.1$/, 'hộp thư của đơn vị đã ngừng hoạt động', ASK_ADDRESS],
	[/^[45]\.(?:2\.3|3\.4)$/, 'thư quá lớn với hộp thư của đơn vị', 'Xin gửi tệp đính kèm nhỏ hơn.'],
	[/^[45]\.4\./, 'không liên lạc được với máy chủ thư của đơn vị', CALL],
	[/^[45]\.7\./, 'máy chủ thư của đơn vị từ chối theo quy định của họ', ASK_ADMIN],
];
