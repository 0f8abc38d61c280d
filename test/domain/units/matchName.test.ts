import { assignUnits } from '../../../domain/units';
import type { Unit } from '../../../domain/types';
import { assignee, plan, WARD } from './ward';

const match = (name: string, units: Unit[] = WARD) => {
	const { assignments, unmatched } = assignUnits(plan({ assignees: [assignee([name], 'Thực hiện')] }), units);
	return {
		units: assignments.map((assignment) => assignment.unit).join(' '),
		unmatched: unmatched.map((entry) => entry.name),
	};
};

describe('a name of one unit finds that unit', () => {
	test.each([
		['Văn phòng HĐND - UBND phường', 'VP'],
		['VP HĐND&UBND', 'VP'],
		['Văn phòng UBND phường', 'VP'],
		['Văn phòng Hội đồng nhân dân và Ủy ban nhân dân', 'VP'],
		['Phòng VH-XH', 'VHXH'],
		['Phòng Văn hoá – Xã hội phường Hoà Bình Mẫu', 'VHXH'],
		['PHÒNG VĂN HÓA - XÃ HỘI PHƯỜNG HÒA BÌNH MẪU', 'VHXH'],
		['Trưởng phòng Văn hóa - Xã hội', 'VHXH'],
		['Phòng Kinh tế, Hạ tầng và Đô thị phường', 'KT'],
		['Trung tâm PVHCC phường', 'HCC'],
		['Công an phường', 'CA'],
		['Đề nghị Công an phường Hòa Bình Mẫu', 'CA'],
		['công an phường hòa bình mẫu', 'CA'],
		['Trưởng Công an phường', 'CA'],
		['Ban CHQS phường', 'QS'],
		['Đề nghị UBMTTQ phường', 'MT'],
		['Ban Thường trực Ủy ban MTTQ Việt Nam phường', 'MT'],
		['Đoàn Thanh niên phường', 'DTN'],
		['Đoàn Thanh niên Cộng sản Hồ Chí Minh', 'DTN'],
		['Đoàn phường', 'DTN'],
		['Hội Phụ nữ', 'PN'],
		['Hội LHPN Việt Nam phường', 'PN'],
		['Trạm Y tế', 'TYT'],
		['Tổ dân phố số 02', 'TDP2'],
		['Tổ CNSCĐ TDP 2', 'CNS2'],
		['Tổ công nghệ số cộng đồng tại tổ dân phố 1', 'CNS1'],
		['Trường Tiểu học Phương Đông', 'TH2'],
		['TH Phương Đông', 'TH2'],
		['Tiểu học Phương Đông', 'TH2'],
		['Đồng chí Hiệu trưởng Trường Tiểu học Phương Đông', 'TH2'],
		['Chánh Văn phòng HĐND và UBND phường', 'VP'],
		['Ông Trưởng phòng Kinh tế, Hạ tầng và Đô thị', 'KT'],
		['Các ông, bà Trưởng phòng Văn hóa - Xã hội', 'VHXH'],
		['Bí thư Đoàn phường', 'DTN'],
		['Bí thư Đoàn TNCS HCM', 'DTN'],
		['BCH Đoàn phường', 'DTN'],
		['Chủ tịch Hội LHPN phường', 'PN'],
		['Hội PN', 'PN'],
		['Chủ tịch UBMTTQ', 'MT'],
		['Giám đốc Trung tâm PVHCC', 'HCC'],
		['Trạm trưởng Trạm Y tế', 'TYT'],
		['Chỉ huy trưởng Ban CHQS phường', 'QS'],
		['Chỉ huy trưởng Quân sự phường', 'QS'],
		['Lãnh đạo Công an phường', 'CA'],
		['Tổ trưởng dân phố 2', 'TDP2'],
		['Tổ công nghệ số TDP 2', 'CNS2'],
		['Phòng KT-HT&ĐT', 'KT'],
		['P. VHXH', 'VHXH'],
		['P. Văn hóa - Xã hội', 'VHXH'],
		['TTHCC phường', 'HCC'],
		['CA phường', 'CA'],
		['Công an phưòng', 'CA'],
		['Công an phuờng', 'CA'],
		['Phòng Văn hóa - Xã hội (cơ quan thường trực)', 'VHXH'],
		['Phong Van hoa - Xa hoi', 'VHXH'],
		['Cong an phuong', 'CA'],
		['Truong Tieu hoc Phuong Dong', 'TH2'],
		['Công ty TNHH Mẫu Xanh', 'DN'],
	])('%s → %s', (name, code) => {
		expect(match(name)).toEqual({ units: code, unmatched: [] });
	});
});

describe('a name of a group finds every unit of that type', () => {
	test.each([
		['Các Tổ công nghệ số cộng đồng', 'CNS1 CNS2'],
		['Tổ CNSCĐ các tổ dân phố', 'CNS1 CNS2'],
		['Tổ công nghệ số cộng đồng', 'CNS1 CNS2'],
		['Các Tổ công nghệ số cộng đồng, tổ dân phố', 'TDP1 TDP2 CNS1 CNS2'],
		['các tổ dân phố', 'TDP1 TDP2'],
		['Tổ trưởng các Tổ dân phố trên địa bàn phường', 'TDP1 TDP2'],
		['các thôn, bản', 'TDP1 TDP2'],
		['trường học trên địa bàn phường', 'MN TH1 TH2'],
		['Hiệu trưởng các trường', 'MN TH1 TH2'],
		['các trường Tiểu học', 'TH1 TH2'],
		['Các trường Mầm non, Tiểu học', 'MN TH1 TH2'],
		['Các doanh nghiệp, trường học trên địa bàn phường', 'MN TH1 TH2 DN'],
		['Các doanh nghiệp đóng trên địa bàn', 'DN'],
		['các hợp tác xã', 'HTX'],
		['các tổ chức Chính trị - Xã hội phường', 'DTN PN'],
		['các đoàn thể', 'DTN PN'],
		['Đề nghị Ủy ban MTTQ, các tổ chức chính trị - xã hội phường', 'MT DTN PN'],
		['các phòng, đơn vị thuộc phường', 'VP VHXH KT HCC'],
		['các phòng chuyên môn, đơn vị trực thuộc UBND phường', 'VP VHXH KT HCC'],
		['các trường thuộc phường', 'MN TH1 TH2'],
		['Công an phường, Trạm Y tế và các trường học', 'CA MN TH1 TH2 TYT'],
		['Các phòng, ban, ngành, đoàn thể', 'VP VHXH KT HCC DTN PN'],
		['Thủ trưởng các cơ quan, đơn vị có liên quan', 'VP VHXH KT HCC CA QS MT DTN PN MN TH1 TH2 TYT DN HTX'],
		['Lực lượng vũ trang', 'CA QS'],
	])('%s → %s', (name, codes) => {
		expect(match(name)).toEqual({ units: codes, unmatched: [] });
	});
});

describe('a name of several units comes apart at the right places', () => {
	test.each([
		['Phòng Kinh tế, Hạ tầng và Đô thị và Công an phường', 'KT CA'],
		['Công an phường, Trạm Y tế và Trường Mầm non Phòng Kinh tế Mới', 'CA TYT MN'],
		['Phòng VH-XH; Công an; Ban CHQS', 'VHXH CA QS'],
		['CÔNG AN PHƯỜNG VÀ CÁC TRƯỜNG HỌC', 'CA MN TH1 TH2'],
	])('%s → %s', (name, codes) => {
		expect(match(name)).toEqual({ units: codes, unmatched: [] });
	});

	test('what nobody answers to is given back as written, the rest is assigned', () => {
		expect(match('Công an phường, Câu lạc bộ Cờ vua và Hội Sinh vật cảnh, các trường học')).toEqual({
			units: 'CA MN TH1 TH2',
			unmatched: ['Câu lạc bộ Cờ vua và Hội Sinh vật cảnh'],
		});
	});
});

describe('no unit answers by accident', () => {
	test.each([
		'Phòng Kinh tế',
		'Phòng Kinh tế Mới',
		'Phòng Y tế',
		'Phòng Kinh tế, Thương mại và Y tế',
		'Phòng Tài nguyên và Môi trường',
		'Phòng Lao động, Thương binh và Xã hội',
		'Sở Y tế',
		'Công an tỉnh',
		'Công an xã Lam Sơn',
		'Phòng Văn hóa - Xã hội phường Thanh Bình',
		'Phó Chủ tịch Hội Phụ nữ',
		'Tổ dân phố 1A',
		'Trường Tiểu học Phương Đông 2',
		'Trường Tiểu học Phượng Đông',
		'Hội Nông dân',
		'Tổ dân phố 11',
		'Trường Tiểu học',
		'UBND phường',
		'Chủ tịch UBND phường',
		'các hộ gia đình',
		'Trường',
		'phường',
		'',
	])('%s', (name) => {
		const { units } = match(name);
		expect(units).toBe(name === 'Trường' ? 'MN TH1 TH2' : '');
	});

	test('two units that answer equally: the officer settles it', () => {
		const twice = [...WARD, { code: 'TYT2', type: 'y tế', name: 'Trạm Y tế phường Lam Sơn', aliases: [] }];
		expect(match('Trạm Y tế', twice)).toEqual({ units: '', unmatched: ['Trạm Y tế'] });
		expect(match('Trạm Y tế phường Lam Sơn', twice)).toEqual({ units: 'TYT2', unmatched: [] });
		expect(match('các Trạm Y tế', twice)).toEqual({ units: 'TYT TYT2', unmatched: [] });
	});

	test('two units of one name, even in full: the officer settles it', () => {
		const twice = [
			...WARD,
			{ code: 'CA2', type: 'công an', name: 'Công an phường Hòa Bình Mẫu', aliases: [] },
		];
		expect(match('Công an phường Hòa Bình Mẫu', twice).units).toBe('');
		expect(match('Công an phường', twice).units).toBe('');
	});

	test('a group without a unit is said, the others are assigned', () => {
		const without = WARD.filter((unit) => unit.type !== 'hợp tác xã');
		expect(match('Các doanh nghiệp, hợp tác xã', without)).toEqual({
			units: 'DN',
			unmatched: ['hợp tác xã'],
		});
	});

	test('a page of text taken for a name stays one unknown name, and the officer may leave it out', () => {
		const page = Array.from({ length: 3000 }, (_, n) => `đơn vị lạ ${n}`).join(', ');
		expect(match(page)).toEqual({ units: '', unmatched: [page] });
		const given = plan({ assignees: [assignee([page], 'Thực hiện')] });
		expect(assignUnits(given, WARD, { corrections: [{ name: page, units: [] }] }).unmatched).toEqual([]);
	});
});
