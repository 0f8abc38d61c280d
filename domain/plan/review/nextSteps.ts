import type { PageName } from './view';

export const CONFIRM = 'Xác nhận và gửi cho các đơn vị';
export const LATER = 'Để lại, xem tiếp sau (chưa gửi gì)';
export const DROP_PLAN = 'Bỏ văn bản này, không triển khai';

/** What the officer can do from the first page beside confirming, in the order of the list. */
export const STEPS: [label: string, page: PageName][] = [
	['Xem thử thư của một đơn vị', 'preview'],
	['Xem tất cả thư sẽ gửi', 'all'],
	['Tính hạn báo cáo theo số ngày làm việc', 'dueRule'],
	['Đặt hạn riêng cho đơn vị', 'due'],
	['Bớt đơn vị', 'drop'],
	['Thêm đơn vị', 'add'],
	['Sửa chỉ tiêu', 'quotas'],
	['Chọn nơi nhận bản sao', 'copies'],
];
