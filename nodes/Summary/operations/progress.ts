import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Tells how far long work is, every tenth of it: in n8n's log, and to the editor when somebody runs the node there. Ends the
 * work when the run was stopped.
 */
export function progressOf(context: IExecuteFunctions): (done: number, all: number) => void {
	let told = -1;
	return (done, all) => {
		context.getExecutionCancelSignal()?.throwIfAborted();
		const tenth = Math.floor((done / all) * 10);
		if (tenth === told) return;
		told = tenth;
		const count = (rows: number) => rows.toLocaleString('vi-VN');
		const words = `Bảng tổng hợp: đã ghi ${count(done)}/${count(all)} dòng`;
		context.logger.info(words);
		context.sendMessageToUI(words);
	};
}
