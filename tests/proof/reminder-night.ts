/**
 * R20, R22: something happens to every borger in the night when the clock is changed, and the worker that is to tell them is killed
 * again and again: while it finds out, while it sends, between what was sent and the note that it was. Each is told once, and
 * nobody between 20 and 8.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { addDays } from '../../src/lib/core/dates';
import { instantOf, resolveLocal } from '../../src/lib/core/local-time';
import { isQuiet } from '../../src/lib/notification/hours';
import { readPush } from '../../src/lib/notification/push';
import type { MailServer } from '../fakes/mail-server';
import type { PushService } from '../fakes/push-service';
import * as make from '../support/builders';
import { takeMails, takePushes, tellAt } from '../support/notices';

export type Night = {
	/** The day on which the clock is changed. */
	day: string;
	reminders: number;
	kills: number;
	/** Of these kills, how many fell before anything was sent, and how many while. */
	quietKills: number;
	sendingKills: number;
	/** Reminders that nobody got, and those that somebody was shown more than once: by the tag, or the Message-ID. */
	lost: number;
	doubled: number;
	/** What arrived between 20 and 8. */
	atNight: number;
	/** What arrived, repetitions with it: what a kill between sending and noting costs. */
	arrived: number;
};

/** The next day, from tomorrow, on which 02:30 is twice or never. */
export function nextChange(today: string): string {
	for (let day = addDays(today, 1); ; day = addDays(day, 1))
		if (resolveLocal(`${day}T02:30`).kind !== 'one') return day;
}

const minute = 60_000;

/**
 * Plays the night. The fakes must be known to the portal's settings (PUSH_HOSTS, PUSH_CA_FILE, SMTP_URL), and a database be there.
 * @param random from 0 to 1
 */
export async function playNight(
	{ push, mail }: { push: PushService; mail: MailServer },
	{ reminders, kills, random }: { reminders: number; kills: number; random: () => number }
): Promise<Night> {
	const day = nextChange(make.dayFromToday(0));
	const [evening, morning] = [instantOf(`${addDays(day, -1)}T20:00`), instantOf(`${day}T08:00`)];
	const browsers = new Set<string>();
	const addresses = new Set<string>();
	for (let index = 0; index < reminders; index += 1) {
		const borger = await make.makeBorger({ name: `Borger ${index}` });
		const actor = await make.asBorger(borger);
		if (index % 2 === 0) {
			await takePushes(actor, borger, push.subscribe(`nat-${index}`));
			browsers.add(`nat-${index}`);
		} else {
			await takeMails(actor, borger, `nat-${index}@example.dk`);
			addresses.add(`nat-${index}@example.dk`);
		}
		// At 02:30 by the old clock and by the new for some of them, and all through the night for the rest.
		const asWinter = (hours: number) => new Date(Date.parse(`${day}T00:00:00Z`) + hours * 60 * minute);
		const spread = new Date(evening.getTime() + random() * (morning.getTime() - evening.getTime() - minute));
		const at = index % 10 === 0 ? asWinter(0.5) : index % 10 === 1 ? asWinter(1.5) : spread;
		await make.insert('event', {
			...{ id: randomUUID(), borger_id: borger.id, at, actor_account_id: null, type: 'moede_moved' },
			...{ subject_id: randomUUID(), kind: 'moede' }
		});
	}

	/** When what arrived came, by the clock of the run it came from. */
	const arrivals: Date[] = [];
	let offset = 0;
	let seen = 0;
	const arrived = () => push.asked.length + mail.messages.length;
	const look = () => {
		for (; seen < arrived(); seen += 1) arrivals.push(new Date(Date.now() + offset));
	};
	const looking = setInterval(look, 5);
	const result = { quietKills: 0, sendingKills: 0 };
	const killed = () => result.quietKills + result.sendingKills;
	/** Nothing was left to send, so the next one is killed while it looks. */
	let endedItself = false;
	// A third of the kills in the night, the rest from 8 on, a quarter of a minute apart.
	const inNight = Math.floor(kills / 3);
	const nightStep = (morning.getTime() - evening.getTime()) / (inNight + 1);
	const timeOf = (kill: number) =>
		kill < inNight ? evening.getTime() + (kill + 1) * nightStep : morning.getTime() + (kill - inNight) * 0.25 * minute;
	try {
		// One that ends before it is killed does not count.
		for (let run = 0; killed() < kills && run < 4 * kills; run += 1) {
			const then = timeOf(killed());
			offset = then - Date.now();
			const worker = fork('tests/support/notice-worker.ts', [String(offset)], {
				execArgv: ['--import', 'tsx'],
				stdio: ['ignore', 'ignore', 'inherit', 'ipc']
			});
			const ended = once(worker, 'exit');
			await once(worker, 'message');
			const before = arrived();
			const kill = () => worker.exitCode === null && worker.kill('SIGKILL');
			// In the moment in which so many pushes have come and the last of them has no answer; or after so many ms.
			const most = Math.floor(random() * 3);
			push.watch = () => push.asked.length + mail.messages.length - before > most && kill();
			const isShort = killed() < inNight || run % 4 === 0 || endedItself;
			const timer = setTimeout(kill, isShort ? random() * 40 : 10_000);
			await ended;
			clearTimeout(timer);
			push.watch = null;
			endedItself = worker.signalCode !== 'SIGKILL';
			if (!endedItself) result[arrived() > before ? 'sendingKills' : 'quietKills'] += 1;
			look();
		}
		// Nobody kills any more: what was taken by the dead is taken again after two minutes.
		const end = timeOf(kills);
		for (let passed = 0; passed < 12; passed += 1) {
			offset = end + passed * minute - Date.now();
			await tellAt(new Date(end + passed * minute));
			look();
		}
	} finally {
		clearInterval(looking);
	}

	const shown = new Map<string, Set<string>>();
	const add = (who: string, what: string) => shown.set(who, (shown.get(who) ?? new Set()).add(what));
	for (const { browser, text } of push.pushes) add(browser, readPush(text).tag);
	for (const { to, headers } of mail.messages) add(to[0] ?? '', headers['message-id'] ?? '');
	const all = [...browsers, ...addresses];
	return {
		...{ day, reminders, kills, ...result },
		lost: all.filter((who) => !shown.has(who)).length,
		doubled: all.filter((who) => (shown.get(who)?.size ?? 0) > 1).length,
		atNight: arrivals.filter(isQuiet).length,
		arrived: arrived()
	};
}
