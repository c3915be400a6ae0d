/**
 * Puts one parcel into a folder, and dies at its so-manieth step on the disk (0: not at all); a write is cut off half-way. Beside
 * the folder target nothing of the portal is loaded: a test starts many of these.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { parcelWith } from './parcels';

const [dir = '', folder = '', id = '', killAt = '0'] = process.argv.slice(2);
let step = 0;
const isLast = () => (step += 1) === Number(killAt);
const die = () => process.kill(process.pid, 'SIGKILL');

type Call = (...args: unknown[]) => unknown;
function patch(owner: object, names: readonly string[]) {
	for (const name of names) {
		const real = Reflect.get(owner, name) as Call;
		Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
			if (isLast()) die();
			return real.apply(this, args);
		});
	}
}
const handle = await fs.promises.open('/dev/null', 'r');
const file = Object.getPrototypeOf(handle) as { writeFile: (bytes: Buffer) => Promise<void> };
await handle.close();
const { writeFile } = file;
file.writeFile = async function (bytes) {
	if (!isLast()) return writeFile.call(this, bytes);
	await writeFile.call(this, bytes.subarray(0, bytes.length / 2));
	die();
};
patch(file, ['sync', 'close']);
patch(fs.promises, ['mkdir', 'stat', 'access', 'open', 'rename', 'rm', 'readdir']);
syncBuiltinESMExports();

const { folderTarget } = await import('../../src/lib/server/integrations/journal/folder');
const outcome = await folderTarget({ dir, folder, makeDir: false }).send(parcelWith({ id }));
process.exit(outcome.state === 'sent' ? 0 : 1);
