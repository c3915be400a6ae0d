// The yardstick: node:http and postgres.js, nothing else. It asks the database exactly what /hjem asks (session, transaction,
// actor, queries, under the same row-level security) and answers the same bytes, which are handed to it as a file.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from '../src/lib/server/db/client';
import type { Tx } from '../src/lib/server/db/with-actor';
import { dayOf } from '../src/lib/core/dates';
import { readHjem } from '../src/lib/server/arbejdsgang/queries';

const [port, loginUrl, borgerUrl, bodyFile] = process.argv.slice(2);
if (!port || !loginUrl || !borgerUrl || !bodyFile)
	throw new Error('usage: bare.ts PORT LOGIN_URL BORGER_URL BODY_FILE');
const login = connect(loginUrl, { max: 6 });
const borger = connect(borgerUrl, { max: 10 });
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
	const [session] = await login<{ borgerId: string; accountId: string; name: string }[]>`
		select account_id as "accountId", borger_id as "borgerId", role, name, title, enhed,
			previous_login_at as "previousLoginAt", idle_until as "idleUntil", ends_at as "endsAt", skaermet
		from app.read_session(${token})`;
	if (!session) throw new Error('nobody');
	const connection = await borger.reserve();
	try {
		await Promise.all([
			connection.unsafe('begin isolation level repeatable read read only').execute(),
			connection`select set_config('app.session', ${token}, true)`.execute(),
			readHjem({ sql: connection } as unknown as Tx, { ...session, borgerName: session.name, now, today: dayOf(now) })
		]);
	} finally {
		void connection
			.unsafe('commit')
			.catch(() => {})
			.finally(() => connection.release());
	}
}
