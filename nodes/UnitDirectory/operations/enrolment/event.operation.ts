import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readJson } from '../../../../domain/text/readJson';
import { answerZaloEvent } from '../../../../domain/zalo';
import type { ZaloEvent } from '../../../../domain/zalo/zaloEvent';
import { bookParameter } from '../../../parameters/book';
import { nowParameter } from '../../../parameters/now';
import { eventParameter, readEnrolmentBook } from './enrolmentParameters';

export const description: INodeProperties[] = [
	bookParameter('event'),
	eventParameter('event'),
	nowParameter('event'),
];

/** `{ rows, reply, way, to }`: rows to store, then the answer ('' for none) and where it goes: userId, groupId or botChatId. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const event = readJson<ZaloEvent>(this.getNodeParameter('event', itemIndex), 'Event');
	const answer = answerZaloEvent(event, await readEnrolmentBook(this, itemIndex));
	const { way = '', id: to = '' } = event.place ?? {};
	return { json: { ...answer, way, to } as unknown as IDataObject };
}
