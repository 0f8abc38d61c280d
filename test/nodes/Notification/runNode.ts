import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { Notification } from '../../../nodes/Notification/Notification.node';
import { runNode as runAny } from '../../runNode';

export const runNode = (
	parameters: INodeParameters,
	items: INodeExecutionData[],
	setting: { smtp?: object; credentials?: Record<string, object>; onError?: INode['onError'] } = {},
) => runAny(new Notification(), parameters, items, setting);
