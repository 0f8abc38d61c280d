/**
 * Abbreviations of ward papers, by their folded form. Only those with one reading: `tt` (trung tâm, thị trấn,
 * thường trực), `p` (phòng, phường), `ct`, `ca` and `bch` have several and are left as they are, or need their
 * neighbour (see NEEDS_NEIGHBOUR).
 */
const ABBREVIATIONS: Record<string, string> = {
	ub: 'uy ban',
	ubnd: 'uy ban nhan dan',
	hdnd: 'hoi dong nhan dan',
	mttq: 'mat tran to quoc',
	mttqvn: 'mat tran to quoc viet nam',
	ubmttq: 'uy ban mat tran to quoc',
	ubmttqvn: 'uy ban mat tran to quoc viet nam',
	vn: 'viet nam',
	btt: 'ban thuong truc',
	ttr: 'thuong truc',
	pct: 'pho chu tich',
	vp: 'van phong',
	vhxh: 'van hoa xa hoi',
	ctxh: 'chinh tri xa hoi',
	hcc: 'hanh chinh cong',
	pvhcc: 'phuc vu hanh chinh cong',
	ttpvhcc: 'trung tam phuc vu hanh chinh cong',
	dvc: 'dich vu cong',
	cnscd: 'cong nghe so cong dong',
	tcnscd: 'to cong nghe so cong dong',
	tdp: 'to dan pho',
	kp: 'khu pho',
	dtn: 'doan thanh nien',
	tncs: 'thanh nien cong san',
	hcm: 'ho chi minh',
	lhpn: 'lien hiep phu nu',
	ccb: 'cuu chien binh',
	ldld: 'lien doan lao dong',
	chqs: 'chi huy quan su',
	bchqs: 'ban chi huy quan su',
	tyt: 'tram y te',
	thcs: 'trung hoc co so',
	thpt: 'trung hoc pho thong',
	htx: 'hop tac xa',
	cty: 'cong ty',
	bql: 'ban quan ly',
};

const NEEDS_NEIGHBOUR: [RegExp, string][] = [
	[/\bd c\b/g, 'dong chi'],
	[/\bvh xh\b/g, 'van hoa xa hoi'],
	[/\bct xh\b/g, 'chinh tri xa hoi'],
	[/\btt (?=phuc vu|cung ung|hanh chinh|dich vu|y te|van hoa|hoc tap|chinh tri)/g, 'trung tam '],
	[/\bbch (quan su|qs)\b/g, 'ban chi huy quan su'],
	[/\btruong mn\b/g, 'truong mam non'],
	[/\btruong th\b/g, 'truong tieu hoc'],
	// 'Tổ dân phố số 1', 'TDP 01' and 'TDP 1' are one place; 'cơ sở 2' keeps its word.
	[/(?<!\bco )\bso (?=\d)/g, ''],
	[/\b0+(?=\d)/g, ''],
];

/**
 * A name in the form in which two ways of writing it are equal (design rule 7): lower case, without accents (so hoà
 * and hòa are one), `đ` as `d`, punctuation and dashes as spaces, spaces collapsed, known abbreviations written out.
 * For comparing only; people see the name as it was written. Folding twice gives the same as folding once.
 *
 * @example foldName('VP. HĐND – UBND  phường Hoà Bình') === 'van phong hoi dong nhan dan uy ban nhan dan phuong hoa binh'
 */
export function foldName(text: string): string {
	const plain = removeAccents(text)
		.replaceAll('&', ' va ')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	const words = plain
		.split(' ')
		.map((word) => (Object.hasOwn(ABBREVIATIONS, word) ? ABBREVIATIONS[word] : word))
		.join(' ');
	return NEEDS_NEIGHBOUR.reduce((name, [short, long]) => name.replace(short, long), words);
}

/** Lower case without tone marks, vowel marks and the stroke of `đ`; all other characters stay. */
export function removeAccents(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}+/gu, '')
		.replace(/[đð]/g, 'd');
}
