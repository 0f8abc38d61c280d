import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readJson } from '../../../../domain/text/readJson';
import { attemptEvent } from '../../../../domain/zalo';
import type { ZaloEvent } from '../../../../domain/zalo/zaloEvent';
import { nowParameter, readNow } from '../../../parameters/now';
import { eventParameter } from './enrolmentParameters';

export const description: INodeProperties[] = [eventParameter('attempt'), nowParameter('attempt')];

/** `{ rows }`: none or one, to be stored before the book is read, so that codes sent all at once are counted too. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const event = readJson<ZaloEvent>(this.getNodeParameter('event', itemIndex), 'Event');
	const attempt = attemptEvent(event, readNow(this, itemIndex));
	return { json: { rows: attempt ? [attempt] : [] } as unknown as IDataObject };
}
