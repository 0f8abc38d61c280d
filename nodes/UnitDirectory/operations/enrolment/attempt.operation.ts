import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readJson } from '../../../../domain/text/readJson';
import { attemptEvent, bookNeeded } from '../../../../domain/zalo';
import type { ZaloEvent } from '../../../../domain/zalo/zaloEvent';
import { nowParameter, readNow } from '../../../parameters/now';
import { eventParameter } from './enrolmentParameters';

export const description: INodeProperties[] = [eventParameter('attempt'), nowParameter('attempt')];

/**
 * `{ rows, read }`: none or one row, to be stored before the book is read, so that codes sent all at once are counted too;
 * and what of the log to read then (`planId`, `containing`), as the workflow Đọc nhật ký takes it.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const event = readJson<ZaloEvent>(this.getNodeParameter('event', itemIndex), 'Event');
	const attempt = attemptEvent(event, readNow(this, itemIndex));
	return { json: { rows: attempt ? [attempt] : [], read: bookNeeded(event) } as unknown as IDataObject };
}
