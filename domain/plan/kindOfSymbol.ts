/** Abbreviations of kinds in a document's symbol (Nghị định 30/2020/NĐ-CP, Phụ lục III). */
const KINDS: Record<string, string> = {
	KH: 'KẾ HOẠCH',
	CT: 'CHỈ THỊ',
	QĐ: 'QUYẾT ĐỊNH',
	TB: 'THÔNG BÁO',
	CTR: 'CHƯƠNG TRÌNH',
	CTr: 'CHƯƠNG TRÌNH',
	PA: 'PHƯƠNG ÁN',
	HD: 'HƯỚNG DẪN',
	BC: 'BÁO CÁO',
	TTR: 'TỜ TRÌNH',
	NQ: 'NGHỊ QUYẾT',
	GM: 'GIẤY MỜI',
};

/** The kind a symbol stands for; a symbol without one ("UBND-VHXH") is a công văn's. '' without a symbol. */
export function kindOfSymbol(symbol: string | null): string {
	if (!symbol) return '';
	return KINDS[symbol.split(/[-/]/)[0] ?? ''] ?? 'CÔNG VĂN';
}
