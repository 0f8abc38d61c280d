import { abbreviates } from './initials';
import { nameParts, type NameParts } from './nameParts';

/**
 * Bodies of before the reform of 2025 and who took over from them, the likeliest first. Departments of a ward or commune:
 * Nghị định 150/2025/NĐ-CP (what each is in charge of); departments of a province: the same and the mergers of early
 * 2025. Names differ from place to place, so this only proposes.
 */
const TOOK_OVER: { former: string[]; now: string[] }[] = [
	{
		former: [
			'Phòng Văn hóa và Thông tin',
			'Phòng Văn hóa, Khoa học và Thông tin',
			'Phòng Văn hóa, Thể thao và Du lịch',
			'Phòng Lao động, Thương binh và Xã hội',
			'Phòng Giáo dục và Đào tạo',
			'Phòng Y tế',
			'Phòng Nội vụ',
			'Phòng Dân tộc',
			'Phòng Khoa học và Công nghệ',
		],
		now: ['Phòng Văn hóa - Xã hội'],
	},
	{
		former: [
			'Phòng Kinh tế',
			'Phòng Kinh tế và Hạ tầng',
			'Phòng Tài nguyên và Môi trường',
			'Phòng Nông nghiệp và Môi trường',
			'Phòng Nông nghiệp và Phát triển nông thôn',
			'Phòng Tài chính - Kế hoạch',
			'Phòng Quản lý đô thị',
			'Phòng Công Thương',
			'Phòng Xây dựng',
		],
		now: ['Phòng Kinh tế, Hạ tầng và Đô thị', 'Phòng Kinh tế'],
	},
	{ former: ['Phòng Tư pháp'], now: ['Văn phòng HĐND và UBND'] },
	{
		former: [
			'Trung tâm Văn hóa, Thông tin và Thể thao',
			'Trung tâm Văn hóa, Thể thao và Truyền thông',
			'Trung tâm Văn hóa - Thể thao',
			'Trung tâm Văn hóa',
			'Đài Truyền thanh',
			'Trung tâm Cung ứng dịch vụ công',
			'Trung tâm Dịch vụ tổng hợp',
			'Trung tâm Dịch vụ sự nghiệp công',
		],
		now: [
			'Trung tâm Cung ứng dịch vụ công',
			'Trung tâm Dịch vụ tổng hợp',
			'Trung tâm Dịch vụ sự nghiệp công',
		],
	},
	{
		former: ['Bộ phận Một cửa', 'Bộ phận Tiếp nhận và Trả kết quả', 'Trung tâm Hành chính công'],
		now: ['Trung tâm Phục vụ hành chính công'],
	},
	{
		former: ['Ban Tuyên giáo', 'Ban Dân vận', 'Ban Tuyên giáo và Dân vận'],
		now: ['Ban Tuyên giáo và Dân vận', 'Ban Xây dựng Đảng'],
	},
	{ former: ['Trạm xá'], now: ['Trạm Y tế'] },
	{ former: ['Ban Tổ chức'], now: ['Ban Xây dựng Đảng'] },
	{ former: ['Sở Thông tin và Truyền thông'], now: ['Sở Khoa học và Công nghệ'] },
	{
		former: ['Sở Tài nguyên và Môi trường', 'Sở Nông nghiệp và Phát triển nông thôn'],
		now: ['Sở Nông nghiệp và Môi trường'],
	},
	{ former: ['Sở Kế hoạch và Đầu tư'], now: ['Sở Tài chính'] },
	{ former: ['Sở Giao thông vận tải'], now: ['Sở Xây dựng'] },
	{ former: ['Sở Lao động, Thương binh và Xã hội'], now: ['Sở Nội vụ'] },
	{ former: ['Ban Dân tộc'], now: ['Sở Dân tộc và Tôn giáo'] },
];

const BODIES = TOOK_OVER.map(({ former, now }) => ({
	former: former.map((name) => nameParts(name)),
	now: now.map((name) => nameParts(name).bareKey),
}));

/** The names, as bareKey, of those who took over from a body that was named so; abbreviated too ('Phòng LĐ-TB&XH'). */
export function successorsOf(name: NameParts): string[] {
	return BODIES.filter(({ former }) =>
		former.some((each) => each.bareKey === name.bareKey || abbreviates(name, each) !== null),
	).flatMap(({ now }) => now);
}
