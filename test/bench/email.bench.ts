import { setDefaultCACertificates } from 'node:tls';
import { Engine, output } from '../engine/harness';
import { startMailServer } from '../mailServer';
import { report, seconds } from './report';

const COUNT = 60;

it('email: our sender beside n8n’s Send Email node, the same mails to the same server', async () => {
	const server = await startMailServer();
	setDefaultCACertificates([server.certificate]);
	const engine = await Engine.start({ smtp: { ...server.credential } });
	const from = { name: 'Phường', address: 'kehoach@hoabinhmau.example' };
	const items = Array.from({ length: COUNT }, (_, i) => ({
		json: {
			covers: [{ planId: 'kh-1', unit: `U${i}`, key: `kh-1:U${i}:notice:email` }],
			step: 'notice',
			channel: 'email',
			to: `u${i}@hoabinhmau.example`,
			from,
			replyTo: from.address,
			subject: 'Giao nhiệm vụ',
			text: 'Nội dung',
			html: '<p>Nội dung</p>',
			messageId: `<${i}@hoabinhmau.example>`,
		},
	}));
	const attachment = {
		data: {
			data: Buffer.alloc(200_000, 'a').toString('base64'),
			mimeType: 'application/pdf',
			fileName: 'ke-hoach.pdf',
		},
	};
	const withFile = items.map((item) => ({ ...item, binary: attachment }));

	const ours = await seconds(async () => {
		const options = { attachments: 'data', messagesPerSecond: 1000 };
		const run = await engine.runNode(
			'n8n-nodes-ke-hoach.notification',
			1,
			{ operation: 'send', options },
			withFile,
		);
		expect(output(run, 'Node')).toHaveLength(COUNT);
	});
	const connections = server.connections.total;
	const parameters = {
		fromEmail: from.address,
		toEmail: '={{ $json.to }}',
		subject: '={{ $json.subject }}',
		emailFormat: 'both',
		text: '={{ $json.text }}',
		html: '={{ $json.html }}',
		options: { attachments: 'data', appendAttribution: false },
	};
	const theirs = await seconds(async () => {
		const run = await engine.runNode('n8n-nodes-base.emailSend', 2.1, parameters, withFile);
		expect(output(run, 'Node')).toHaveLength(COUNT);
	});
	await server.close();
	report('email', {
		ratio: theirs / ours,
		connections,
		n8nConnections: server.connections.total - connections,
		seconds: ours,
		n8nSeconds: theirs,
	});
}, 120_000);
