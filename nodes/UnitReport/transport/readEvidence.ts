import { FileRefused } from './FileRefused';
import { KINDS, kindOf } from './fileKind';
import { checkOfficeFile } from './officeFile';
import { shrinkImage } from './shrinkImage';

/** A file as it is kept. */
export interface Evidence {
	bytes: Buffer;
	/** 'jpg', 'png', 'pdf', 'docx', 'xlsx' */
	ending: string;
	type: string;
}

/**
 * Takes a file for what its content is, never for what its name says; `name` is for the words only. Images lose all
 * metadata, the place where they were taken among it, keep their orientation and come out at most 2,000 pixels long.
 *
 * Throws FileRefused, with a sentence that says what to do.
 */
export async function readEvidence(content: Buffer, name: string): Promise<Evidence> {
	const kind = await kindOf(content, name);
	if (kind === 'jpg' || kind === 'png' || kind === 'webp') return await shrinkImage(content, name);
	if (kind === 'docx' || kind === 'xlsx') await checkOfficeFile(content, name, kind);
	if (kind === 'pdf' && !content.subarray(-2048).includes('%%EOF'))
		throw new FileRefused(`Tệp “${name}” bị hỏng hoặc tải lên chưa hết. Hãy gửi lại.`);
	return { bytes: content, ending: kind, type: KINDS[kind] };
}
