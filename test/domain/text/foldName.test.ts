import { foldName, foldNameWithAccents, removeAccents } from '../../../domain/text/foldName';

describe('two ways of writing one name compare equal', () => {
	test.each([
		['tone placement', 'phường Hoà Bình', 'phường Hòa Bình'],
		['tone placement', 'Tổ dân phố Thuỷ Tiên', 'Tổ dân phố Thủy Tiên'],
		['decomposed letters', 'Trường Tiểu học Hòa Bình'.normalize('NFD'), 'Trường Tiểu học Hòa Bình'],
		['capitals', 'CÔNG AN PHƯỜNG', 'Công an phường'],
		['dashes', 'Văn phòng HĐND – UBND', 'Văn phòng HĐND-UBND'],
		['odd spaces', '  Phòng\u00a0Văn hóa -  Xã hội ', 'Phòng Văn hóa - Xã hội'],
		['comma and dot', 'Phòng Kinh tế, Hạ tầng và Đô thị.', 'Phòng Kinh tế Hạ tầng và Đô thị'],
		['ampersand', 'Phòng Kinh tế, Hạ tầng & Đô thị', 'Phòng Kinh tế, Hạ tầng và Đô thị'],
		['UBND', 'UBND phường', 'Ủy ban nhân dân phường'],
		['HĐND', 'VP HĐND', 'Văn phòng Hội đồng nhân dân'],
		['UB MTTQ', 'UB MTTQ', 'Ủy ban Mặt trận Tổ quốc'],
		['MTTQVN', 'UBMTTQVN phường', 'Uỷ ban Mặt trận Tổ quốc Việt Nam phường'],
		['CNSCĐ and TDP', 'Tổ CNSCĐ TDP 1', 'Tổ công nghệ số cộng đồng tổ dân phố số 01'],
		['KP', 'KP 3', 'Khu phố 3'],
		['VH-XH', 'Phòng VH-XH', 'Phòng Văn hóa - Xã hội'],
		['VHXH', 'Phòng VHXH', 'Phòng Văn hoá – Xã hội'],
		['TT before its name', 'TT PVHCC', 'Trung tâm Phục vụ hành chính công'],
		['TTPVHCC', 'TTPVHCC phường', 'Trung tâm phục vụ Hành chính công phường'],
		['TNCS and HCM', 'Đoàn TNCS HCM', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh'],
		['THCS', 'Trường THCS số 2', 'Trường Trung học cơ sở 2'],
		['TH after Trường', 'Trường TH số 1', 'Trường Tiểu học 1'],
		['HTX', 'HTX Rau sạch', 'Hợp tác xã rau sạch'],
		['đ/c', 'Đ/c Chủ tịch', 'Đồng chí Chủ tịch'],
		['a half horn', 'các truờng, phưòng', 'các trường, phường'],
		['a soft hyphen', 'Phòng Văn\u00adhóa', 'Phòng Vănhóa'],
		['another Đ', '\u00d0oàn phường', 'Đoàn phường'],
		['CA before its place', 'CA phường', 'Công an phường'],
		['TH&THCS', 'Trường TH&THCS An Thượng', 'Trường Tiểu học và Trung học cơ sở An Thượng'],
		['số số', 'Tổ dân phố số số 1', 'Tổ dân phố 1'],
		['BTT', 'BTT UBMTTQ', 'Ban Thường trực Ủy ban Mặt trận Tổ quốc'],
	])('%s: %s = %s', (_what, one, other) => {
		expect(foldName(one)).toBe(foldName(other));
	});
});

describe('names that differ stay apart', () => {
	test.each([
		['Tổ dân phố 1', 'Tổ dân phố 11'],
		['Tổ dân phố 1', 'Tổ dân phố 10'],
		['TT Đảng ủy', 'Trung tâm Đảng ủy'],
		['P. Kinh tế', 'Phường Kinh tế'],
		['Trường THCS Hòa Bình', 'Trường THPT Hòa Bình'],
	])('%s ≠ %s', (one, other) => {
		expect(foldName(one)).not.toBe(foldName(other));
	});
});

describe('with accents', () => {
	test.each([
		['phường Hoà Bình', 'Phường  hòa bình'],
		['Uỷ ban', 'ỦY BAN'],
		['Quí', 'Qúi'],
		['VP HĐND & UBND', 'Văn phòng HĐND và Uỷ ban nhân dân'],
		['các truờng', 'các trường'],
		['Thuở', 'thuở'],
	])('%s = %s', (one, other) => expect(foldNameWithAccents(one)).toBe(foldNameWithAccents(other)));
	test.each([
		['Thôn Hạ', 'Thôn Hà'],
		['Đông', 'Dông'],
		['Xã hôi', 'Xã hội'],
		['Hoa', 'Hòa'],
		['Lân', 'Lan'],
	])('%s ≠ %s', (one, other) => expect(foldNameWithAccents(one)).not.toBe(foldNameWithAccents(other)));
});

test('folding a folded name changes nothing', () => {
	for (const name of ['TT PVHCC', 'Tổ CNSCĐ TDP số 007', 'đ/c TTr HĐND', 'constructor', '— ! —']) {
		expect(foldName(foldName(name))).toBe(foldName(name));
	}
});

test('a word that is also a property of every object is only a word', () => {
	expect(foldName('constructor toString')).toBe('constructor tostring');
});

test('accents go, all other characters stay', () => {
	expect(removeAccents('Đường số 5 — «Hồng Hà»')).toBe('duong so 5 — «hong ha»');
});
