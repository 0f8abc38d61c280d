import type { INodePropertyOptions } from 'n8n-workflow';

/** The events of the app's page Webhook that a ward meets; any other one comes in while none is chosen. */
export const EVENTS: INodePropertyOptions[] = [
	{ name: 'Follow', value: 'follow', description: 'A person starts to follow the account' },
	{ name: 'Message Delivered', value: 'user_received_message' },
	{ name: 'Message Seen', value: 'user_seen_message' },
	{ name: 'Unfollow', value: 'unfollow', description: 'A person follows the account no more' },
	{ name: 'User Sends Audio', value: 'user_send_audio' },
	{ name: 'User Sends File', value: 'user_send_file' },
	{ name: 'User Sends Image', value: 'user_send_image' },
	{ name: 'User Sends Link', value: 'user_send_link' },
	{ name: 'User Sends Location', value: 'user_send_location' },
	{ name: 'User Sends Sticker', value: 'user_send_sticker' },
	{ name: 'User Sends Text', value: 'user_send_text' },
	{ name: 'User Sends Text to Group', value: 'user_send_group_text' },
	{ name: 'User Sends Video', value: 'user_send_video' },
];
