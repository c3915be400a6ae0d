import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMailServer, type MailServer } from '../../../../tests/fakes/mail-server';
import { startPushService, type PushService } from '../../../../tests/fakes/push-service';
import { nextChange, playNight } from '../../../../tests/proof/reminder-night';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { closeMail } from '../integrations/mail/send';
import { closePush } from '../integrations/push/send';

/** `npm run proof -- reminders` plays it long: 300,100. */
const [reminders = 30, kills = 5] = (process.env['NIGHT'] ?? '30,5').split(',').map(Number);

let database: FreshDatabase;
let push: PushService;
let mail: MailServer;

beforeAll(async () => {
	[push, mail] = await Promise.all([startPushService(), startMailServer()]);
	Object.assign(process.env, { PUSH_HOSTS: push.host, PUSH_CA_FILE: push.caFile, SMTP_URL: mail.url });
	database = await freshDatabase();
});
afterAll(async () => {
	closeMail();
	closePush();
	await database.close();
	await Promise.all([push.close(), mail.close()]);
});

/** The same numbers each time. */
function seeded(seed: number) {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		return state / 4_294_967_296;
	};
}

test('the night in which the clock is changed is the last Sunday of March or October', () => {
	expect(nextChange('2026-11-22')).toBe('2027-03-28');
	expect(nextChange('2027-03-28')).toBe('2027-10-31');
});

test(
	'R20 R22 what happens in the night when the clock is changed is told once, none between 20 and 8, though the worker is killed again and again',
	async () => {
		const night = await playNight({ push, mail }, { reminders, kills, random: seeded(20261122) });
		console.log(JSON.stringify(night));
		expect(night).toMatchObject({ reminders, kills, lost: 0, doubled: 0, atNight: 0 });
		expect(night.quietKills + night.sendingKills).toBe(kills);
		expect(night.sendingKills).toBeGreaterThan(0);
		expect(night.arrived).toBeGreaterThanOrEqual(reminders);
	},
	30_000 + kills * 10_000
);
