import { crc32, deflateRawSync } from 'node:zlib';

/** A zip archive (APPNOTE 4.3), also of what no ordinary writer makes quickly: hundreds of megabytes, tens of thousands of entries. */
export function zip(entries: Iterable<[name: string, content: string | Uint8Array]>): Buffer {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, content] of entries) {
		const bytes = Buffer.from(content);
		const packed = deflateRawSync(bytes, { level: 1 });
		// Version, UTF-8 names, deflate, no time, sums and sizes.
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(0x800, 2);
		common.writeUInt16LE(8, 4);
		common.writeUInt32LE(crc32(bytes), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(bytes.length, 18);
		common.writeUInt16LE(Buffer.byteLength(name), 22);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		const file = [Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed];
		directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, place, Buffer.from(name));
		files.push(...file);
		offset += file.reduce((sum, each) => sum + each.length, 0);
	}
	const central = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE((directory.length / 4) & 0xffff, 8);
	end.writeUInt16LE((directory.length / 4) & 0xffff, 10);
	end.writeUInt32LE(central.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...files, central, end]);
}
