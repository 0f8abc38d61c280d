import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { templateInForce } from '../../../domain/summary';
import { bookParameter, readBook } from '../../parameters/book';

export const description: INodeProperties[] = [bookParameter('templateFile')];

/** `path`, `name` and `type` of the ward's own form, as Lấy tệp takes them. Throws an Error when none is in force. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const file = templateInForce(readBook(this, itemIndex).events);
	if (!file)
		throw new Error('Chưa có mẫu riêng. Quản trị nạp mẫu ở biểu mẫu Mẫu tổng hợp (…/form/mau-tong-hop).');
	return { json: { path: file.path, name: file.name, type: file.type } };
}
