import { createHash } from 'node:crypto';
import type { IBinaryKeyData, INode, INodeParameters } from 'n8n-workflow';
import { UnitDirectory } from '../../../nodes/UnitDirectory/UnitDirectory.node';
import { runNode } from '../../runNode';
import { HEADER, POLICE, xlsx } from './sheets';

async function run(files: (Buffer | null)[], parameters: INodeParameters = {}, onError?: INode['onError']) {
	const items = files.map((file) => ({ json: {}, ...(file && { binary: inline(file) }) }));
	const { outputs, error } = await runNode(new UnitDirectory(), parameters, items, { onError });
	return { items: outputs[0] ?? [], failure: error };
}

function inline(file: Buffer): IBinaryKeyData {
	return {
		data: { data: file.toString('base64'), mimeType: 'application/octet-stream', fileName: 'danh-bạ.xlsx' },
	};
}

test('one item a file: the units, the refused rows, what file it was, and an id that the content gives', async () => {
	const file = xlsx([HEADER, POLICE, ['X', '', 'phòng', 'x', '', '']]);
	const { items } = await run([file, file]);
	const sha256 = createHash('sha256').update(file).digest('hex');
	expect(items).toHaveLength(2);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1]);
	expect(items[0]?.json).toMatchObject({
		units: [
			{
				code: 'CA',
				name: 'Công an phường',
				type: 'công an',
				aliases: [],
				contact: { email: 'ca@hoabinhmau.example', phone: '0900000001' },
			},
		],
		refused: [{ row: 3, reason: expect.stringContaining('Thiếu Tên đơn vị') as string }],
		file: { name: 'danh-bạ.xlsx', type: 'application/octet-stream', size: file.length, sha256 },
		importId: `dm-${sha256.slice(0, 12)}`,
	});
	expect(items[1]?.json.importId).toBe(items[0]?.json.importId);
});

test('a file that is no directory stops the run with a Vietnamese sentence and the item', async () => {
	const { failure } = await run([xlsx([HEADER, POLICE]), Buffer.from('%PDF-1.7')]);
	expect(failure?.message).toBe('Tệp là PDF. Hãy tải lên danh bạ dạng .xlsx hoặc .csv.');
	expect(failure && 'context' in failure && failure.context.itemIndex).toBe(1);
});

test('a directory without the needed columns says which and what it found', async () => {
	const { failure } = await run([Buffer.from('Tên;Email\nCông an;x\n')]);
	expect(failure?.message).toContain('thiếu cột “Mã”, “Tên đơn vị”, “Loại”');
	expect(failure?.message).toContain('đang có: “Tên”, “Email”');
});

test('told to continue, it gives the sentence on that item and reads the others', async () => {
	const { items, failure } = await run(
		[Buffer.from('%PDF-1.7'), xlsx([HEADER, POLICE]), null],
		{},
		'continueRegularOutput',
	);
	expect(failure).toBeUndefined();
	expect(items[0]?.json).toEqual({ error: 'Tệp là PDF. Hãy tải lên danh bạ dạng .xlsx hoặc .csv.' });
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2]);
	expect(items[1]?.json.units).toHaveLength(1);
	expect(items[2]?.json).toHaveProperty('error');
});
