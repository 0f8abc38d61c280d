import { Socket } from 'node:net';
import { readPlan } from '../../../domain/plan';
import { DocumentError } from './DocumentError';
import type { Answer, Source } from './readApart';
import { readDocument } from './readDocument';
import { refuseLength, tooLong } from './sizeLimits';
import { tabbedTables } from './text/tabbedTables';
import { tidyText } from './text/tidyText';

/** In characters of JSON: every part of a plan carries the line it came from, so a long line may come back many times. */
const LONGEST_PLAN = 20_000_000;

// No reader asks the network for anything; a file that talks one into it finds none. Of Node's permission model, only
// versions after 24 cover this.
Socket.prototype.connect = () => {
	throw new Error('The reading process has no network');
};

/** The process of readApart: one document in, one answer out. It goes on listening, so it ends with n8n or when n8n ends it. */
process.on('message', (source: Source) => {
	void answer(source).then((given) => process.send?.(given));
});

async function answer(source: Source): Promise<Answer> {
	try {
		const text =
			'text' in source
				? tabbedTables(tidyText(source.text))
				: await readDocument(source.bytes, source.fileName);
		refuseLength(text);
		const plan = JSON.stringify(readPlan(text, source.calendar));
		if (plan.length > LONGEST_PLAN) throw tooLong();
		return { text, plan };
	} catch (cause) {
		if (cause instanceof DocumentError) return { refusal: cause.message };
		return { refusal: UNREADABLE, cause: String(cause) };
	}
}

const UNREADABLE =
	'Không đọc được văn bản này (tệp hỏng hoặc ở dạng chưa biết). Hãy mở bằng Word, lưu lại dạng .docx rồi tải lên.';
