import { phoneId } from './database';
import { readNumbers } from './items';
import { sayPhone } from './outbox';

/** What every call of this browser says of it; nothing where nothing is kept. */
export async function phoneHeaders(owner: string): Promise<Record<string, string>> {
	const [phone, numbers] = await Promise.all([phoneId(owner), readNumbers(owner)]);
	return phone && numbers ? { 'x-phone': sayPhone(phone, numbers.seq, numbers.here) } : {};
}
