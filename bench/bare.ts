// The yardstick: node:http and postgres.js, nothing else. It asks the database exactly what a page of ours asks (session,
// transaction, actor, queries, the record of the look, under the same row-level security) and answers the same bytes, which are
// handed to it as a file. DATABASE_URL_* stand in the environment.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dayOf } from '../src/lib/core/dates';
import { recordLook } from '../src/lib/server/accesslog/commands';
import { findOwnBorgere } from '../src/lib/server/arbejdsgang/own-borgere';
import { readHjem } from '../src/lib/server/arbejdsgang/queries';
import { mayStart } from '../src/lib/server/borger/start';
import { pool } from '../src/lib/server/db/client';
import type { Tx } from '../src/lib/server/db/with-actor';
import { showWorkspace } from '../src/lib/server/plan/workspace';

type Session = { borgerId: string; accountId: string; name: string };
/** What a page asks; `about`: the borger of its address. */
type Asks = (tx: Tx, asked: { session: Session; now: Date; about: string }) => Promise<unknown>;

const pages: Record<string, { audience: 'borger' | 'fagperson'; ask: Asks }> = {
	hjem: {
		audience: 'borger',
		ask: (tx, { session, now }) => readHjem(tx, { ...session, borgerName: session.name, now, today: dayOf(now) })
	},
	borgere: {
		audience: 'fagperson',
		ask: async (tx) => {
			const [borgere] = await Promise.all([findOwnBorgere(tx), mayStart(tx)]);
			const shown = borgere.slice(0, 50).map(({ id }) => ({ borgerId: id, itemKind: 'borger' as const }));
			await recordLook(tx, { kind: 'list', page: '/borgere', purpose: 'x', requestId: 'x', shown });
		}
	},
	plan: {
		audience: 'fagperson',
		ask: (tx, { now, about }) =>
			showWorkspace(tx, { borgerId: about, today: dayOf(now), page: '/borgere/[id]/plan', requestId: 'x' })
	}
};

const [port, name = '', bodyFile, about = ''] = process.argv.slice(2);
const page = pages[name];
if (!port || !page || !bodyFile) throw new Error('usage: bare.ts PORT PAGE BODY_FILE [BORGER]');
const { audience, ask } = page;
const body = readFileSync(bodyFile);

createServer((request, response) => {
	void answer(request.headers.cookie ?? '').then(
		() => response.writeHead(200, { 'content-type': 'text/html', 'content-length': body.length }).end(body),
		() => response.writeHead(500).end()
	);
}).listen(Number(port), '127.0.0.1');

async function answer(cookie: string) {
	const token = cookie.slice('session='.length);
	const now = new Date();
	const [session] = await pool('login')<Session[]>`
		select account_id as "accountId", borger_id as "borgerId", role, name, title, enhed,
			previous_login_at as "previousLoginAt", idle_until as "idleUntil", ends_at as "endsAt", skaermet
		from app.read_session(${token})`;
	if (!session) throw new Error('nobody');
	const connection = await pool(audience).reserve();
	/** A borger's own look changes nothing, so nobody waits for its commit; what staff are shown is recorded first. */
	const isOwn = audience === 'borger';
	const commit = () => connection.unsafe('commit');
	try {
		await Promise.all([
			connection.unsafe(`begin isolation level repeatable read${isOwn ? ' read only' : ''}`).execute(),
			connection`select set_config('app.session', ${token}, true)`.execute(),
			ask({ sql: connection, onCommit: () => {} } as unknown as Tx, { session, now, about })
		]);
		if (!isOwn) await commit();
	} finally {
		if (isOwn) {
			void commit()
				.catch(() => {})
				.finally(() => connection.release());
		} else connection.release();
	}
}
