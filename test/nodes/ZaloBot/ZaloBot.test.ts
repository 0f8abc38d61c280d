import { ZaloBot } from '../../../nodes/ZaloBot/ZaloBot.node';
import { startZalo } from '../../fakes/zalo/index';
import { runNode } from '../../runNode';

describe('Zalo Bot', () => {
	it('sends text and pictures to who has written to it, the others on the second output', async () => {
		const stand = await startZalo();
		await stand.botReceives('c1', 'Chào');
		const credentials = { zaloBotApi: stand.botCredential };
		const items = [{ json: { chat: 'c1' } }, { json: { chat: 'c2' } }];
		const text = { operation: 'sendText', chatId: '={{ $json.chat }}', text: 'Nhắc [@all] hạn báo cáo' };
		const photo = {
			operation: 'sendPhoto',
			chatId: '={{ $json.chat }}',
			photoUrl: 'https://phuong.example/a.png',
			caption: 'Ảnh',
		};
		for (const parameters of [text, photo]) {
			const { outputs } = await runNode(new ZaloBot(), parameters, items, { credentials });
			expect(outputs[0]?.map(({ json, pairedItem }) => [json.to, json.outcome, pairedItem])).toEqual([
				['c1', 'sent', { item: 0 }],
			]);
			expect(outputs[1]?.map(({ json, pairedItem }) => [json.to, json.remedy, pairedItem])).toEqual([
				['c2', 'nextRoad', { item: 1 }],
			]);
		}
		expect(JSON.stringify(stand.requests)).not.toContain(stand.botCredential.botToken);
		expect(stand.asked('sendMessage')[0]?.body).toEqual({ chat_id: 'c1', text: 'Nhắc hạn báo cáo' });
		await stand.stop();
	});
});
