import { planInSentence } from '../messages/planWords';
import { NIL_STATUS, STATUSES } from '../reports/fields';
import { titleOf } from './columns';
import type { SheetModel } from './sheetModel';

/** What a unit has to know, a line a row; the first is the title. */
export function guideLines({ stored }: SheetModel): string[] {
	const done = titleOf('done');
	return [
		'Hướng dẫn báo cáo trên bảng chung',
		planInSentence(stored.plan),
		'1. Mở đúng đường dẫn trong thư gửi đơn vị: bảng chỉ hiện các dòng của đơn vị mình.',
		`2. Cột “${titleOf('result')}”: nhập số đã làm được, ví dụ 5, 1.250 hoặc 2,5 triệu; chưa làm được thì nhập 0. Gõ thẳng con số, không dùng công thức, không dán ảnh, không gộp ô.`,
		`3. Cột “${titleOf('status')}”: chọn một trong các mục ${STATUSES.join(', ')}. Không có gì để báo cáo thì chọn “${NIL_STATUS}” ở dòng đầu của đơn vị.`,
		`4. Cột “${titleOf('link')}”: dán địa chỉ bài đăng, trang tin, thư mục ảnh; mỗi dòng một đường dẫn. Ảnh và tệp thì gửi qua biểu mẫu trong thư.`,
		`5. Xong hết mới đánh dấu “${done}” ở dòng đầu của đơn vị. Chưa đánh dấu là chưa nộp. Hệ thống đọc bảng định kỳ; cột “${titleOf('standing')}” cho biết đã nhận hay chưa.`,
		`6. Sửa số sau khi đã nộp: sửa thẳng trên bảng, hệ thống ghi thành lần báo cáo mới, các lần trước vẫn được lưu. Sửa nhiều ô thì nên bỏ dấu “${done}”, sửa xong đánh dấu lại.`,
		'7. Muốn bỏ hẳn một ghi chú hoặc đường dẫn đã nộp, hãy ghi dấu “-” vào ô đó; ô bị xóa trống chỉ làm hệ thống hỏi lại, số đã nộp không mất.',
		'8. Đơn vị dùng cả biểu mẫu và bảng: báo cáo gửi sau cùng được tính. Gửi biểu mẫu rồi mà muốn lấy lại số trên bảng, hãy bỏ dấu, đợi cột Tình hình cập nhật rồi đánh dấu lại.',
		'9. Ô cần sửa có ghi chú bắt đầu bằng “⚠ Cần sửa”; sửa đúng thì ghi chú tự mất.',
		'10. Không ghi họ tên, số điện thoại, địa chỉ hay thông tin riêng của cá nhân vào bảng này: bảng đặt trên dịch vụ của nước ngoài và nhiều đơn vị cùng xem.',
	];
}
