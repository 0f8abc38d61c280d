import type { FollowUpPolicy } from '../types';

/**
 * The ladder that a ward gets unless it sets its own: warned 3 and 1 working days before and on the due morning,
 * chased on the first day late, the head told as well on the second, the chair on the fourth. By email.
 */
export const defaultPolicy: FollowUpPolicy = {
	steps: [
		{ id: 'd-3', workingDays: -3, at: '08:00', to: 'contact', channels: ['email'] },
		{ id: 'd-1', workingDays: -1, at: '08:00', to: 'contact', channels: ['email'] },
		{ id: 'd0', workingDays: 0, at: '08:00', to: 'contact', channels: ['email'] },
		{ id: 'd+1', workingDays: 1, at: '08:00', to: 'contact', channels: ['email'] },
		{ id: 'd+2', workingDays: 2, at: '08:00', to: 'contact', channels: ['email'] },
		{ id: 'd+2-head', workingDays: 2, at: '08:00', to: 'head', channels: ['email'] },
		{ id: 'd+4-chair', workingDays: 4, at: '08:00', to: 'chair', channels: ['email'] },
	],
	window: { from: '07:30', to: '17:30' },
};
