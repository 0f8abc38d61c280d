/**
 * Abbreviations of ward papers, by their letters without accents. Only those with one reading: `tt` (trung tâm, thị
 * trấn, thường trực), `vhtt` (thông tin, thể thao), `p` (phòng, phường), `ct` and `ca` have several and are left as
 * they are, or need their neighbour (see BESIDE).
 */
export const ABBREVIATIONS: Record<string, string> = {
	ub: 'ủy ban',
	ubnd: 'ủy ban nhân dân',
	hdnd: 'hội đồng nhân dân',
	mttq: 'mặt trận tổ quốc',
	mttqvn: 'mặt trận tổ quốc việt nam',
	ubmttq: 'ủy ban mặt trận tổ quốc',
	ubmttqvn: 'ủy ban mặt trận tổ quốc việt nam',
	vn: 'việt nam',
	btt: 'ban thường trực',
	ttr: 'thường trực',
	pct: 'phó chủ tịch',
	vp: 'văn phòng',
	vhxh: 'văn hóa xã hội',
	ctxh: 'chính trị xã hội',
	hcc: 'hành chính công',
	pvhcc: 'phục vụ hành chính công',
	ttpvhcc: 'trung tâm phục vụ hành chính công',
	dvc: 'dịch vụ công',
	cnscd: 'công nghệ số cộng đồng',
	tcnscd: 'tổ công nghệ số cộng đồng',
	tdp: 'tổ dân phố',
	kp: 'khu phố',
	kdc: 'khu dân cư',
	ctmt: 'công tác mặt trận',
	dtn: 'đoàn thanh niên',
	tncs: 'thanh niên cộng sản',
	hcm: 'hồ chí minh',
	lhpn: 'liên hiệp phụ nữ',
	ccb: 'cựu chiến binh',
	ldld: 'liên đoàn lao động',
	chqs: 'chỉ huy quân sự',
	bchqs: 'ban chỉ huy quân sự',
	bhxh: 'bảo hiểm xã hội',
	tyt: 'trạm y tế',
	ttyt: 'trung tâm y tế',
	bgh: 'ban giám hiệu',
	thcs: 'trung học cơ sở',
	thpt: 'trung học phổ thông',
	ptth: 'trung học phổ thông',
	ptcs: 'trung học cơ sở',
	htx: 'hợp tác xã',
	cty: 'công ty',
	bql: 'ban quản lý',
};

/** What reads as `to` only behind `prev` or before one of `next` (no condition: everywhere), all without accents. */
export interface BesideRule {
	from: string;
	to: string;
	prev?: string;
	next?: string[];
}

export const BESIDE: BesideRule[] = [
	{ from: 'd c', to: 'đồng chí' },
	{ from: 'vh xh', to: 'văn hóa xã hội' },
	{ from: 'ct xh', to: 'chính trị xã hội' },
	{
		from: 'tt',
		to: 'trung tâm',
		next: [
			'phuc vu',
			'cung ung',
			'hanh chinh',
			'dich vu',
			'y te',
			'van hoa',
			'hoc tap',
			'chinh tri',
			'kiem soat',
		],
	},
	{ from: 'bch', to: 'ban chỉ huy', next: ['quan su', 'qs'] },
	{ from: 'qs', to: 'quân sự', prev: 'chi huy' },
	{ from: 'bch', to: 'ban chấp hành', next: ['doan', 'hoi', 'cong doan', 'dang bo'] },
	{ from: 'btv', to: 'ban thường vụ', next: ['doan', 'hoi', 'cong doan', 'dang uy'] },
	{ from: 'ca', to: 'công an', next: ['phuong', 'xa', 'thi tran', 'dac khu', 'tinh'] },
	{ from: 'mn', to: 'mầm non', prev: 'truong' },
	{ from: 'th', to: 'tiểu học', prev: 'truong' },
	{ from: 'th', to: 'tiểu học', next: ['trung hoc co so', 'va trung hoc co so'] },
	{ from: 'cap 1', to: 'tiểu học', prev: 'truong' },
	{ from: 'cap 2', to: 'trung học cơ sở', prev: 'truong' },
	{ from: 'cap 3', to: 'trung học phổ thông', prev: 'truong' },
	{ from: 'nd', to: 'nông dân', prev: 'hoi' },
	{ from: 'pn', to: 'phụ nữ', prev: 'hoi' },
	{ from: 'tn', to: 'thanh niên', prev: 'doan' },
];
