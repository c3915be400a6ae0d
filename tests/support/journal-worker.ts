/**
 * A worker of its own process that sends what waits to the journals once, at a time that is given, and dies at its so-manieth step: a
 * statement to the database, a request, or something done to a file.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';

const [offset = '0', killAt = '0'] = process.argv.slice(2);
let step = 0;
let isArmed = false;
type Call = (...args: unknown[]) => unknown;
function patch(owner: object, name: string) {
	const real = Reflect.get(owner, name) as Call;
	Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
		if (isArmed && (step += 1) === Number(killAt)) process.kill(process.pid, 'SIGKILL');
		return real.apply(this, args);
	});
}
for (const name of ['open', 'rename', 'mkdir']) patch(fs.promises, name);
patch(Socket.prototype, '_writeGeneric');
syncBuiltinESMExports();

const { closePools, pool } = await import('../../src/lib/server/db/client');
const { journal } = await import('../../src/lib/server/jobs/journal');
// The first connection costs more than the rest: what comes after is what counts.
await pool('journal')`select 1`;
isArmed = true;
await journal({ id: randomUUID() }, { offset: Number(offset) });
await closePools();
process.exit(0);
