import type { sheets_v4 } from '@googleapis/sheets';
import { badRequest, notFound } from './googleError';
import { Grid } from './grid';
import { areaOf, type Area, type GridRange } from './ranges';

export type Role = 'owner' | 'writer' | 'commenter' | 'reader';
export interface Permission {
	id: string;
	type: 'user' | 'group' | 'domain' | 'anyone';
	role: Role;
	emailAddress?: string;
	allowFileDiscovery?: boolean;
}

/** One spreadsheet file: sheets, and what Drive keeps of it. */
export class Book {
	readonly id: string;
	properties: sheets_v4.Schema$SpreadsheetProperties;
	grids: Grid[] = [];
	developerMetadata: sheets_v4.Schema$DeveloperMetadata[] = [];
	namedRanges: sheets_v4.Schema$NamedRange[] = [];
	permissions: Permission[];
	parents: string[] = ['root'];
	trashed = false;
	contentRestrictions: { readOnly?: boolean | null; reason?: string | null }[] = [];
	private ids = 1000;

	constructor(id: string, owner: string, properties: sheets_v4.Schema$SpreadsheetProperties) {
		this.id = id;
		this.properties = { title: 'Untitled spreadsheet', locale: 'en_US', timeZone: 'Etc/GMT', ...properties };
		this.permissions = [{ id: 'owner', type: 'user', role: 'owner', emailAddress: owner }];
	}

	get locale() {
		return this.properties.locale ?? 'en_US';
	}

	nextId(): number {
		return ++this.ids;
	}

	/** Refuses an id that is taken; makes one up where none is given. */
	freshId(given: number | null | undefined, taken: (number | null | undefined)[], what: string): number {
		if (typeof given !== 'number') return this.nextId();
		if (given < 0) throw badRequest(`Invalid ${what}: id must not be negative`);
		if (taken.includes(given))
			throw badRequest(`Invalid ${what}: an object with id ${given} already exists.`);
		return given;
	}

	grid(id: number | null | undefined, at = 'sheetId'): Grid {
		const grid = this.grids.find((one) => one.id === (id ?? 0));
		if (!grid) throw badRequest(`Invalid ${at}: No grid with id: ${id ?? 0}`);
		return grid;
	}

	/** A range of a request with the sheet it lies on. */
	at(range: GridRange | undefined, at: string): { grid: Grid; area: Area } {
		if (!range) throw badRequest(`Invalid ${at}: range is required`);
		const grid = this.grid(range.sheetId, at);
		return { grid, area: areaOf(range, grid, at) };
	}

	addGrid(properties: sheets_v4.Schema$SheetProperties = {}): Grid {
		const title = properties.title ?? `Sheet${this.grids.length + 1}`;
		if (this.grids.some((one) => one.title === title))
			throw badRequest(`A sheet with the name "${title}" already exists. Please enter another name.`);
		if (title.length > 100) throw badRequest('Invalid sheet name');
		const sheetId = this.freshId(
			properties.sheetId,
			this.grids.map(({ id }) => id),
			'addSheet',
		);
		const grid = new Grid({ ...structuredClone(properties), sheetId, title });
		this.grids.splice(properties.index ?? this.grids.length, 0, grid);
		this.reindex();
		return grid;
	}

	reindex(): void {
		this.grids.forEach((grid, index) => (grid.properties.index = index));
	}

	role(email: string): Role | null {
		const own =
			this.permissions.find((one) => one.emailAddress === email) ??
			this.permissions.find((one) => one.type === 'anyone');
		return own?.role ?? null;
	}

	/** As an account sees it: what it may not see does not exist. */
	visibleTo(email: string): this {
		if (!this.role(email)) throw notFound();
		return this;
	}

	snapshot(): () => void {
		const { properties, grids, developerMetadata, namedRanges } = this;
		const kept = grids.map((grid) => structuredClone({ ...grid }));
		const others = structuredClone({ properties, developerMetadata, namedRanges });
		return () => {
			Object.assign(this, others);
			this.grids = kept.map((state) => Object.assign(Object.create(Grid.prototype) as Grid, state));
		};
	}
}
