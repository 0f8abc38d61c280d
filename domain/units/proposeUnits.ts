import type { Unit, UnmatchedName } from '../types';
import type { NameIndex } from './nameIndex';
export function proposeUnits(name: string, several: Unit[], index: NameIndex): Pick<UnmatchedName, 'reason' | 'candidates' | 'decidedBefore'> {
	return { reason: several.length > 0 ? 'several' : 'unknown', candidates: [], decidedBefore: [] };
}
