import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/**
 * How a journal answers what it is sent. `received` and `accepted` take it; `refused` says that it never will. `lost` takes it, and
 * the connection breaks before it has said so. `page` answers 200 with an error page, `other` with a receipt of something else,
 * `endless` with an answer that does not end. `hang` never answers; a number is a status without a body. `redirect` names another
 * address. None of these takes it.
 */
export type JournalManner =
	'received' | 'accepted' | 'refused' | 'lost' | 'page' | 'other' | 'endless' | 'hang' | 'redirect' | number;

/** What a journal was sent. */
export type Sent = { id: string; body: Record<string, unknown>; signed: boolean };

export type JournalPeer = {
	/** For a target's address. */
	address: string;
	/** For JOURNAL_HTTP_HOSTS. */
	host: string;
	/** What was taken, by id: it is in the journal once, however often it came. */
	taken: Map<string, Sent>;
	/** Everything that came, taken or not; also to where it redirects. */
	asked: { method: string; path: string; id: string; signed: boolean }[];
	behave(manner: JournalManner, more?: { retryAfter?: string }): void;
	/** What it says when it is asked about an id; null: nothing yet. */
	says(id: string, status: 'modtaget' | 'accepteret' | 'afvist' | null): void;
	close(): Promise<void>;
};

/** A system with a journal on this machine. It checks who signed, and answers as it is told. */
export async function startJournalPeer(key: Buffer): Promise<JournalPeer> {
	const taken: JournalPeer['taken'] = new Map();
	const asked: JournalPeer['asked'] = [];
	const said = new Map<string, 'modtaget' | 'accepteret' | 'afvist'>();
	let manner: JournalManner = 'received';
	let retryAfter: string | undefined;

	const isSigned = (request: IncomingMessage, body: string) => {
		try {
			new Webhook(key, { format: 'raw' }).verify(body, request.headers as Record<string, string>, { jsonParse: false });
			return true;
		} catch {
			return false;
		}
	};
	const json = (response: ServerResponse, status: number, body: unknown) =>
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

	function answer(request: IncomingMessage, response: ServerResponse, body: string) {
		const { method = 'GET', url: path = '/' } = request;
		const id = String(request.headers['webhook-id']);
		const signed = isSigned(request, body);
		asked.push({ method, path, id, signed });
		if (method === 'GET') {
			const status = said.get(id);
			if (!status || !path.endsWith(`/${id}`)) return json(response, 404, {});
			return json(response, 200, { id, status, reference: `J-${id.slice(0, 4)}` });
		}
		if (!signed) return json(response, 401, {});
		const take = () => taken.set(id, { id, signed, body: JSON.parse(body) as Record<string, unknown> });
		if (typeof manner === 'number')
			return response.writeHead(manner, retryAfter ? { 'retry-after': retryAfter } : {}).end();
		switch (manner) {
			case 'received':
				take();
				return json(response, 201, { id, status: 'modtaget', reference: `J-${id.slice(0, 4)}` });
			case 'accepted':
				take();
				return json(response, 202, { id, status: 'accepteret' });
			case 'refused':
				return json(response, 200, { id, status: 'afvist', grund: 'ukendt sag' });
			case 'lost':
				take();
				return request.socket.destroy();
			case 'page':
				return response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Der skete en fejl</h1>');
			case 'other':
				return json(response, 200, { id: '00000000-0000-4000-8000-000000000000', status: 'modtaget' });
			case 'endless':
				response.writeHead(200, { 'content-type': 'application/json' });
				response.write(`{"id":"${id}","status":"modtaget","x":"`);
				return void response.write('x'.repeat(200_000));
			case 'redirect':
				return response.writeHead(307, { location: `${peer.address}/andet` }).end();
			case 'hang':
				return;
		}
	}

	const server = createServer((request, response) => {
		const pieces: Buffer[] = [];
		request.on('data', (piece: Buffer) => pieces.push(piece));
		request.on('error', () => {});
		request.on('end', () => void answer(request, response, Buffer.concat(pieces).toString()));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	const peer: JournalPeer = {
		...{ address: `http://${host}/journal`, host, taken, asked },
		behave(to, more = {}) {
			manner = to;
			retryAfter = more.retryAfter;
		},
		says: (id, status) => void (status ? said.set(id, status) : said.delete(id)),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
	return peer;
}
