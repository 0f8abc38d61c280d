import { foldName } from '../text/foldName';
import type { Plan } from '../types';
import { nameParts, type NameParts } from './nameParts';
import type { Level, Place } from './placeOfName';

/** Whose plan it is: what tells 'Công an phường' and the police of another ward apart. */
export interface Home {
	level: Level;
	/** Names under which the ward (or province) itself goes, without accents. */
	places: ReadonlySet<string>;
	/** The plan does not say whose it is: then any place may be its own. */
	unsaid: boolean;
}

/** Of the units' names that say a place, this share says one and the same in a directory of one ward. */
const OF_ONE_WARD = 0.8;

/** From the plan's issuer and place of issue, and from the place that most units of the directory carry. */
export function homeOf(plan: Pick<Plan, 'issuer' | 'place'>, unitNames: NameParts[]): Home {
	const issuer = nameParts(`Cơ quan ${plan.issuer ?? ''}`).place;
	const places = new Set([issuer.name, foldName(plan.place ?? ''), commonPlace(unitNames)]);
	places.delete('');
	// A department's own plan names no level: it is the province's.
	const level = issuer.level ?? (/^(?:so|tinh|thanh) /.test(foldName(plan.issuer ?? '')) ? 'province' : null);
	return { level, places, unsaid: issuer.name === '' };
}

function commonPlace(names: NameParts[]): string {
	const said = names.map(({ place }) => place.name).filter((name) => name !== '');
	const counts = new Map<string, number>();
	for (const name of said) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].find(([, count]) => count >= said.length * OF_ONE_WARD)?.[0] ?? '';
}

/**
 * May a name that says one place mean a unit whose name says another? 'Công an phường' may be that of any ward, 'Công an
 * xã Lam Sơn' only that of Lam Sơn, or ours when Lam Sơn is ours; 'Công an tỉnh' never the ward's.
 */
export function placesFit(written: Place, unit: Place, home: Home): boolean {
	if (written.level && unit.level && written.level !== unit.level) return false;
	if (written.level === 'province' && !unit.level && home.level !== 'province') return false;
	if (written.level === 'ward' && !unit.level && home.level === 'province') return false;
	if (written.name === '' || written.name === unit.name) return true;
	const isOurs = (name: string) => home.unsaid || home.places.has(name);
	return isOurs(written.name) && (unit.name === '' || isOurs(unit.name));
}

/** The closer, the higher: the same words, the same name, another or none. */
export function placeCloseness(written: Place, unit: Place): number {
	if (written.name === '' || written.name !== unit.name) return 0;
	return written.word === unit.word ? 2 : 1;
}
