import { readSettings, SETTINGS_FIELDS } from '../../domain/settings';

const answers = {
	ten_co_quan: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
	dau_moi_chuc_danh: 'Chuyên viên',
	dau_moi_phong: 'Phòng Văn hóa - Xã hội',
	dau_moi_email: 'vhxh@hoabinhmau.example',
	dau_moi_dien_thoai: '0900 000 001',
	lanh_dao_email: 'lanhdao@hoabinhmau.example',
	quan_tri_email: 'quantri@hoabinhmau.example',
	gui_tu_email: 'kehoach@hoabinhmau.example',
	thu_muc_tep: '/home/node/.n8n-files/ke-hoach',
};

it.each([undefined, '', 'Không, chỉ gửi email'])('a ward that answers %p sends by email alone', (zalo) =>
	expect(readSettings({ ...answers, [SETTINGS_FIELDS.zaloOn]: zalo, zalo_oa_id: '123' })).not.toHaveProperty(
		'zalo',
	),
);

it('a ward that sends by Zalo names its account, its templates and its order of roads', () => {
	const zalo = {
		zalo_gui: 'Có',
		zalo_oa_id: '4318657068771012646',
		zalo_mau_giao_viec: '500001',
		zalo_thu_tu: 'nhóm, email',
	};
	expect(readSettings({ ...answers, ...zalo }).zalo).toEqual({
		oaId: '4318657068771012646',
		roads: ['group', 'email'],
		templates: { notice: '500001', reminder: '' },
	});
});

it('says which of the answers about Zalo is wrong', () => {
	const wrong = {
		zalo_gui: 'Có',
		zalo_oa_id: 'https://zalo.me/1',
		zalo_mau_don_doc: 'mẫu 2',
		zalo_thu_tu: 'fax',
	};
	for (const words of ['mã Official Account', 'mã mẫu tin đôn đốc', 'không có kênh “fax”'])
		expect(() => readSettings({ ...answers, ...wrong })).toThrow(words);
});
