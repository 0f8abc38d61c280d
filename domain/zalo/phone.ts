/**
 * A Vietnamese mobile number as ZBS wants it, `84xxxxxxxxx`; null for anything else, a land line included. Takes numbers
 * as people write them: `0900 000 001`, `+84 900 000 001`, `84900000001`.
 */
export async function zaloPhone(written: string): Promise<string | null> {
	const { parsePhoneNumberFromString } = await import('libphonenumber-js/mobile');
	// A number that begins with 84 and has the length of one with its country code: a directory often drops the plus.
	const text = written.trim().replace(/^84(?=(?:\D*\d){9}\D*$)/, '+84');
	const number = parsePhoneNumberFromString(text, { defaultCountry: 'VN', extract: false });
	if (!number?.isValid() || number.country !== 'VN') return null;
	return number.number.slice(1);
}
