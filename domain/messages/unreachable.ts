import type { LogEvent, Unit } from '../types';

/** A message that cannot be composed for want of an address. */
export interface Unreachable {
	planId: string;
	unit: string;
	step: string;
	key: string;
	/** A Vietnamese sentence for the officer: who cannot be written to and what to do. */
	reason: string;
}

type About = Omit<Unreachable, 'reason'>;

/** The committee has no address in the settings. */
export function noCommittee({ planId, unit, step, key }: About): Unreachable {
	const reason = 'Chưa có email lãnh đạo nhận báo cáo. Xin bổ sung ở biểu mẫu Thiết lập.';
	return { planId, unit, step, key, reason };
}

/** `person`: 'đầu mối' or 'lãnh đạo' of the unit; `zalo`: the ward sends by Zalo too. */
export function noAddress(
	{ planId, unit, step, key }: About,
	{ name }: Unit,
	person: string,
	zalo = false,
): Unreachable {
	const what = zalo ? 'email hoặc Zalo dùng được của' : 'email';
	const reason = `${name} chưa có ${what} ${person} trong danh bạ. Xin bổ sung rồi nhập lại danh bạ, hoặc liên hệ đơn vị bằng cách khác.`;
	return { planId, unit, step, key, reason };
}

/** Neither the request nor the settings name where a test mail should go. */
export function noTestAddress(now: string): Unreachable {
	const reason = 'Địa chỉ nhận thư thử chưa đúng. Xin nhập lại một địa chỉ email.';
	return { planId: '-', unit: '', step: 'test', key: `-::test:${now}:email`, reason };
}

/** The log row of a message that nobody could be addressed with: final, or it would come due at every run. */
export function unreachableRow({ planId, unit, step, key, reason }: Unreachable, now: string): LogEvent {
	return {
		planId,
		unit,
		kind: 'delivery.failed',
		at: now,
		by: 'Hệ thống',
		key,
		data: { channel: 'email', to: '', step, errorClass: 'permanent', reason, final: true },
	};
}
