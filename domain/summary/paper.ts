/** A paper in official form (Nghị định 30/2020/NĐ-CP, Phụ lục I), before it is laid out. All text is Vietnamese. */
export interface Paper {
	/** One line or two, in capitals. */
	issuer: string[];
	/** 'Số:       /BC-UBND': the number itself is filled in by hand. */
	number: string;
	placeAndDate: string;
	/** 'BÁO CÁO'; null for a letter (công văn), whose subject stands under the number. */
	kind: string | null;
	subject: string;
	/** To whom a letter goes: one line, or one an addressee. */
	addressees: string[];
	body: PaperBlock[];
	/** 'Nơi nhận', each as it is printed. */
	recipients: string[];
	/** In capitals: 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'. */
	signatory: string[];
	annexes: PaperTable[];
	/** Of the file. */
	title: string;
	author: string;
	/** The instant of the figures, ISO. */
	now: string;
}

/** A section 'I. …', a numbered 'khoản' with its heading, a paragraph, or a line of a list. */
export interface PaperBlock {
	kind: 'section' | 'clause' | 'paragraph' | 'item';
	text: string;
}

export interface PaperTable {
	title: string;
	/** Widths in percent, together 100. */
	columns: { title: string; width: number; align?: 'center' | 'left' }[];
	rows: string[][];
}
