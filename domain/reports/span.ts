import { foldName } from '../text/foldName';
import type { Indicator } from '../types';

/** Since the plan began, or in this reporting period alone; null where the plan does not tell the two apart. */
export type Span = 'cumulative' | 'period';

const CUMULATIVE = /\s*(?:[-–(,]\s*)?(?:tính\s+)?(?:lũy|luỹ)\s+kế(?:\s+(?:từ|đến)\s+[^,;()]*)?\)?/iu;
const PERIOD =
	/\s*(?:[-–(,]\s*)?(?:phát\s+sinh\s+)?trong\s+(?:kỳ|tuần|tháng|quý|đợt)(?:\s+(?:này|báo\s+cáo))?\)?/iu;

/** Which of the two an indicator is, by its own word or by those of its label. */
export function spanOf({ span, label }: Pick<Indicator, 'span' | 'label'>): Span | null {
	if (span) return span;
	if (CUMULATIVE.test(label)) return 'cumulative';
	return PERIOD.test(label) ? 'period' : null;
}

/** What is counted, without the words for the span: the cumulative and the in-period figure of one thing share it. */
export function thingOf({ label }: Pick<Indicator, 'label'>): string {
	return foldName(label.replace(CUMULATIVE, '').replace(PERIOD, ''));
}

/** How a field says which of the two it asks for, where the label does not say so itself. */
export function spanWords(indicator: Pick<Indicator, 'span' | 'label'>): string {
	const { span, label } = indicator;
	if (!span || CUMULATIVE.test(label) || PERIOD.test(label)) return '';
	return span === 'cumulative' ? 'lũy kế từ đầu đến nay' : 'chỉ tính trong kỳ này';
}
