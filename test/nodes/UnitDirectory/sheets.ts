import { strToU8, zipSync, type Zippable } from 'fflate';
import { utils, write, type WorkSheet } from 'xlsx';

export const HEADER = ['Mã', 'Tên đơn vị', 'Loại', 'Email', 'Điện thoại', 'Zalo user_id'];
export const POLICE = ['CA', 'Công an phường', 'công an', 'ca@hoabinhmau.example', '0900 000 001', ''];

export function xlsx(rows: unknown[][], change: (sheet: WorkSheet) => void = () => undefined): Buffer {
	const book = utils.book_new();
	const sheet = utils.aoa_to_sheet(rows);
	change(sheet);
	utils.book_append_sheet(book, sheet, 'Danh bạ');
	utils.book_append_sheet(book, utils.aoa_to_sheet([['trang khác']]), 'Ghi chú');
	return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** The least that is an .xlsx, around the XML of one sheet. */
export function rawXlsx(sheetXml: string, more: Zippable = {}): Buffer {
	const ns = 'http://schemas.openxmlformats.org';
	return Buffer.from(
		zipSync({
			'[Content_Types].xml': strToU8(
				`<Types xmlns="${ns}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
			),
			'_rels/.rels': strToU8(
				`<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="r1" Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			),
			'xl/workbook.xml': strToU8(
				`<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
			),
			'xl/_rels/workbook.xml.rels': strToU8(
				`<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="r1" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
			),
			'xl/worksheets/sheet1.xml': strToU8(sheetXml),
			...more,
		}),
	);
}

export function sheetXml(rows: string, dimension = 'A1:B2'): string {
	return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="${dimension}"/><sheetData>${rows}</sheetData></worksheet>`;
}

/** An archive whose every entry declares that it is one byte long. */
export function lyingAboutSizes(zip: Buffer): Buffer {
	const lying = Buffer.from(zip);
	for (let at = 0; at < lying.length - 4; at += 1) {
		const signature = lying.readUInt32LE(at);
		if (signature === 0x04034b50) lying.writeUInt32LE(1, at + 22);
		if (signature === 0x02014b50) lying.writeUInt32LE(1, at + 24);
	}
	return lying;
}
