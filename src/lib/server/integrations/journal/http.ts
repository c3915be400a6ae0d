import { Webhook } from 'standardwebhooks';
import { readRetryAfter } from '../../../notification/retry';
import { fileOf } from './folder';
import { later, longestReceipt, readReceipt, refused, type Outcome, type Receipt, type Target } from './target';

/** ms until another system that says nothing, or never finishes, is given up for this time. */
const patience = 20_000;
/** So many are asked about at once. */
const abreast = 4;

export type HttpOptions = {
	/** Checked before: a host that the portal may call. */
	address: string;
	/** Signs what is sent (HMAC-SHA256). */
	key: Buffer;
	/** ms; for tests. */
	patience?: number;
};

/**
 * A system that takes what is to be journalised over HTTP: signed (standardwebhooks.com), told apart by its id, and believed only when
 * its receipt repeats the id. Where it redirects to is not gone: a CPR number is sent to the address that was set, or nowhere.
 */
export function httpTarget(options: HttpOptions): Target {
	return {
		async send(parcel) {
			const file = fileOf(parcel);
			if (!file) return refused('not_made');
			const body = JSON.stringify({
				...parcel.metadata,
				indhold: [{ navn: file.name, mime: file.mime, base64: file.bytes.toString('base64') }]
			});
			return outcomeOf(
				await call(options, { method: 'POST', address: options.address, id: parcel.id, body }),
				parcel.id
			);
		},
		async collect(ids) {
			const found: Receipt[] = [];
			for (let at = 0; at < ids.length; at += abreast) {
				const answers = await Promise.all(ids.slice(at, at + abreast).map((id) => ask(options, id)));
				found.push(...answers.flatMap((receipt) => receipt ?? []));
				// Who does not answer is not asked about the rest now.
				if (answers.every((receipt) => receipt === undefined)) break;
			}
			return found;
		}
	};
}

/** What it says of an id: null when nothing yet, undefined when it cannot be asked. */
async function ask(options: HttpOptions, id: string): Promise<Receipt | null | undefined> {
	const address = new URL(options.address);
	address.pathname = `${address.pathname.replace(/\/$/, '')}/${id}`;
	const answer = await call(options, { method: 'GET', address: address.href, id, body: '' });
	if ('failed' in answer) return undefined;
	const said = answer.status === 200 ? readReceipt(answer.text, id) : 'no_receipt';
	if (typeof said === 'string' || said.status === 'accepteret') return null;
	return { id, state: said.status === 'modtaget' ? 'received' : 'refused', reference: said.reference };
}

type Answer = { status: number; text: string; retryAfter: string | null } | { failed: string };

async function call(
	{ key, patience: most = patience }: HttpOptions,
	{ method, address, id, body }: { method: 'POST' | 'GET'; address: string; id: string; body: string }
): Promise<Answer> {
	const now = new Date();
	const limit = AbortSignal.timeout(most);
	try {
		const response = await fetch(address, {
			method,
			redirect: 'manual',
			signal: limit,
			headers: {
				accept: 'application/json',
				'webhook-id': id,
				'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
				'webhook-signature': new Webhook(key, { format: 'raw' }).sign(id, now, body),
				...(method === 'POST' ? { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': id } : {})
			},
			...(method === 'POST' ? { body } : {})
		});
		const text = await readShort(response);
		return { status: response.status, text, retryAfter: response.headers.get('retry-after') };
	} catch {
		return { failed: limit.aborted ? 'timeout' : 'unreachable' };
	}
}

/** An answer to its end, or as much of it as a receipt may be long. */
async function readShort(response: Response): Promise<string> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	if (!response.body) return '';
	const reader = response.body.getReader();
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return Buffer.concat(pieces).toString();
		pieces.push(value);
		length += value.length;
		if (length > longestReceipt) {
			await reader.cancel();
			return '';
		}
	}
}

/** What an answer means. Only a receipt of this very id means that it has been taken. */
function outcomeOf(answer: Answer, id: string): Outcome {
	if ('failed' in answer) return later(answer.failed);
	const { status, text, retryAfter } = answer;
	// 409: it has been there before, and says so.
	if ((status >= 200 && status < 300) || status === 409) {
		const said = readReceipt(text, id);
		if (typeof said === 'string') return later(status === 409 ? 'http_409' : said);
		if (said.status === 'afvist') return refused('refused');
		return { state: said.status === 'modtaget' ? 'received' : 'sent', reference: said.reference };
	}
	// What is wrong with this one stays wrong; all else is a matter of how the two systems are set up, or of the hour.
	if (status === 400 || status === 413 || status === 415 || status === 422) return refused(`http_${status}`);
	return later(`http_${status}`, readRetryAfter(retryAfter ?? undefined, new Date()));
}
