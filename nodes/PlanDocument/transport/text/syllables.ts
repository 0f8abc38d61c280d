const ONSET = '(?:ngh?|gh?|gi|kh?|ch?|nh?|ph?|qu|th?|tr|[bdđhlmrsvx])?';
const NUCLEI =
	'a ă â e ê i o ô ơ u ư y ia iê yê ya uô ua ươ ưa oa oă oe uâ uê uơ uy uyê uya oo ai ao au ay âu ây eo êu iu oi ôi ơi ui ưi ưu iêu yêu oai oay oao oeo uây uôi ươi ươu uyu uêu';
const SYLLABLE = new RegExp(`^${ONSET}(?:${NUCLEI.split(' ').join('|')})(?:ch|c|k|m|nh|ng|n|p|t)?$`, 'u');
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Could be a syllable of Vietnamese, which has at most one tone and is written in one case or with a capital. */
export function isSyllable(word: string): boolean {
	if (/\p{Ll}\p{Lu}/u.test(word)) return false;
	const apart = word.toLowerCase().normalize('NFD');
	if ((apart.match(TONES)?.length ?? 0) > 1) return false;
	return SYLLABLE.test(apart.replace(TONES, '').normalize('NFC'));
}
