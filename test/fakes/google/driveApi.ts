import type { drive_v3 } from '@googleapis/drive';
import * as XLSX from 'xlsx';
import type { Book, Permission, Role } from './book';
import { effectiveValue } from './enteredValue';
import { applyMask, parseMask } from './fieldMask';
import { badRequest, forbidden, GoogleError, notFound } from './googleError';
import { mayWrite } from './protection';
import { urlOf } from './spreadsheetsApi';

export const SHEET_TYPE = 'application/vnd.google-apps.spreadsheet';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ROLES: Role[] = ['owner', 'writer', 'commenter', 'reader'];

/** A file as Drive describes it. Without `fields`, kind, id, name and mimeType only. */
export function describe(book: Book, fields: string | null): drive_v3.Schema$File {
	const mask = parseMask('drive/v3', 'File', fields ?? 'kind,id,name,mimeType');
	const file: drive_v3.Schema$File = {
		kind: 'drive#file',
		id: book.id,
		name: book.properties.title,
		mimeType: SHEET_TYPE,
		parents: book.parents,
		trashed: book.trashed,
		webViewLink: urlOf(book),
		contentRestrictions: book.contentRestrictions,
		permissions: book.permissions,
		owners: book.permissions
			.filter(({ role }) => role === 'owner')
			.map(({ emailAddress }) => ({ emailAddress })),
	};
	return applyMask(structuredClone(file), mask);
}

/** `files.update` of what we change: name, bin, read-only. */
export function updateFile(book: Book, email: string, body: drive_v3.Schema$File): void {
	const role = book.role(email);
	if (role !== 'owner' && role !== 'writer') throw forbidden();
	if (body.name) book.properties.title = body.name;
	if (typeof body.trashed === 'boolean') book.trashed = body.trashed;
	if (body.contentRestrictions) book.contentRestrictions = body.contentRestrictions;
}

/** `permissions.create`. https://developers.google.com/workspace/drive/api/guides/manage-sharing */
export function share(
	book: Book,
	email: string,
	body: drive_v3.Schema$Permission,
	{ strangers, notify }: { strangers: string[]; notify: boolean },
): Permission {
	mayWrite(book, email);
	const { type, role, emailAddress } = body;
	if (!type || !['user', 'group', 'domain', 'anyone'].includes(type))
		throw badRequest('The permission type field is required.');
	if (!role || !ROLES.includes(role as Role)) throw badRequest('The permission role field is required.');
	if (role === 'owner')
		throw badRequest('The transferOwnership parameter must be enabled when the permission role is "owner".');
	if ((type === 'user' || type === 'group') && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(emailAddress ?? ''))
		throw badRequest(
			'The specified emailAddress is invalid or not applicable for the given permission type.',
		);
	if (type === 'anyone' && emailAddress)
		throw badRequest(
			'The specified emailAddress is invalid or not applicable for the given permission type.',
		);
	if (emailAddress && strangers.includes(emailAddress) && !notify)
		throw new GoogleError(
			400,
			'INVALID_ARGUMENT',
			`Bad Request. User message: "You are trying to invite ${emailAddress}. Since there is no Google account associated with this email address, you must check the "Notify people" box to invite this recipient."`,
			'invalidSharingRequest',
		);
	const id = type === 'anyone' ? 'anyoneWithLink' : `p-${emailAddress}`;
	const permission: Permission = {
		id,
		type: type as 'user',
		role: role as Role,
		...(emailAddress && { emailAddress }),
	};
	const before = book.permissions.findIndex((one) => one.id === id);
	if (before >= 0) book.permissions.splice(before, 1);
	book.permissions.push(permission);
	return permission;
}

export function unshare(book: Book, email: string, id: string): void {
	mayWrite(book, email);
	const at = book.permissions.findIndex((one) => one.id === id && one.role !== 'owner');
	if (at < 0) throw notFound();
	book.permissions.splice(at, 1);
}

/** `files.export`: what the sheets hold, as a workbook. Limited to 10 MB by Google. */
export function exportFile(book: Book, type: string | null): Buffer {
	if (type !== XLSX_TYPE)
		throw new GoogleError(
			400,
			'INVALID_ARGUMENT',
			'The requested conversion is not supported.',
			'badRequest',
		);
	const workbook = XLSX.utils.book_new();
	for (const grid of book.grids) {
		const rows = Array.from({ length: grid.lastRow() }, (_, row) =>
			Array.from({ length: grid.columnCount }, (_, column) => {
				const value = effectiveValue(grid.cell(row, column));
				return value?.numberValue ?? value?.boolValue ?? value?.stringValue ?? null;
			}),
		);
		XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(rows), grid.title.slice(0, 31));
	}
	return XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}
