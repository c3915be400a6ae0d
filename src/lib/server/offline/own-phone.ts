import { deviceOf } from '../../access/device';
import { readPhone } from '../../offline/envelope';
import type { Tx } from '../db/with-actor';

/**
 * Notes whether a browser is the borger's own, so that Indstillinger says so on their other phones too.
 * @param headers of the request: `x-phone`, and what the browser is called
 * @returns false when the browser does not say which it is, or is another's
 */
export async function noteOwnPhone({ sql }: Tx, headers: Headers, own: boolean): Promise<boolean> {
	const said = readPhone(headers.get('x-phone'));
	if (!said) return false;
	const device = deviceOf(headers.get('user-agent'));
	const [row] = await sql<{ noted: boolean }[]>`
		select app.note_phone(${said.id}, ${device}, ${said.seqHigh}, ${said.waiting}, ${own}) as noted`;
	return row?.noted ?? false;
}
