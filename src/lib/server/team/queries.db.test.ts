import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { accessByForvaltning } from '../../team/access';
import { splitTeam } from '../../team/membership';
import { readOwn } from '../db/with-actor';
import { readTeam } from './queries';

let database: FreshDatabase;
let cast: make.Solbjerg;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const read = async (borger: make.BorgerMade, mostLeft = 10) => {
	const actor = await make.asBorger(borger);
	return readOwn(actor, (tx) => readTeam(tx, { borgerId: borger.id, today, mostLeft }));
};

test('S6 the borger sees everybody, who has left, and what each department may see', async () => {
	const { viktor: borger, mette, frida, familie } = cast;
	await make.makeMembership({ borger, staff: mette, fromOn: make.dayFromToday(-60), toOn: make.dayFromToday(-40) });
	await make.makeMembership({ borger, staff: frida, fromOn: make.dayFromToday(5) });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: familie, withdrawnAt: new Date() });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: familie, toOn: make.dayFromToday(-1) });
	await make.makeNetvaerksperson({ borger });

	const rows = await read(borger);
	const { now, coming, left } = splitTeam(rows.members, today);
	expect(now.map((each) => each.name).sort()).toEqual(['Farid Nasser', 'Ida Mentor', 'Signe Bach', 'Tove Madsen']);
	expect(now[0]).toMatchObject({ function: 'tovholder', roleText: 'holder trådene i din plan', phone: '70 10 20 30' });
	expect(coming.map((each) => each.name)).toEqual(['Frida Lind']);
	expect(left.map((each) => each.name)).toEqual(['Mette Juhl']);
	expect(rows.network).toEqual([{ name: 'Bente Holm', relation: 'mor', phone: null }]);
	const access = accessByForvaltning(now, rows.grounds);
	expect(access.forvaltninger.map((each) => [each.name, each.grounds.length])).toEqual([
		['Beskæftigelse', 1],
		['Social', 1],
		['Sundhed', 0]
	]);
	expect(access.forvaltninger[0]?.grounds[0]?.kinds).toEqual(['plan', 'trivsel', 'moede', 'netvaerk']);
	expect(access.external).toEqual(['Ida Mentor']);
});

test('another borger has another team', async () => {
	const rows = await read(cast.kasper);
	expect(rows.members.map((each) => each.name)).toEqual(['Mette Juhl']);
	expect(rows.network).toEqual([]);
});

test('B12 of a borger with a protected address no unit and no party is named on the team’s page, only departments', async () => {
	const borger = await make.makeBorger({ name: 'Asta Skjold', protectedAddress: true });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	await make.makeMembership({ borger, staff: cast.ida });
	const { members } = await read(borger);
	expect(members.map(({ name, enhed }) => [name, enhed]).toSorted()).toEqual([
		['Ida Mentor', 'En samarbejdspartner'],
		['Tove Madsen', 'Beskæftigelse']
	]);
	const open = await read(cast.viktor);
	expect(open.members.map(({ enhed }) => enhed)).not.toContain('En samarbejdspartner');
});
