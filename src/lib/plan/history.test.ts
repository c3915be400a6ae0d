import { expect, test } from 'vitest';
import { completeFields, type ItemKind } from './draft';
import { changesIn, type VersionRow } from './history';

const row = (kind: ItemKind, itemId: string, fields: Record<string, string>, from: number, to: number | null = null) =>
	({
		...{ kind, itemId, parentId: null, position: 0, firstVersion: from, lastVersion: to },
		fields: completeFields(kind, fields)
	}) satisfies VersionRow;
const who = () => null;

const rows = [
	row('maal', 'sove', { title: 'Sove' }, 1, 2),
	row('maal', 'sove', { title: 'Sove om natten' }, 3),
	row('maal', 'job', { title: 'Arbejde ude' }, 2),
	row('aftale', 'ringer', { text: 'Ringer til Bo', owner: 'borger' }, 1, 1),
	row('maal', 'kladde', { title: 'Kladde' }, 4)
];

test('each version tells what began in it and what ended before it', () => {
	expect(changesIn(1, rows, { who })).toEqual(['Nyt mål: Sove.', 'Planen har fra begyndelsen 1 aftale.']);
	expect(changesIn(2, rows, { who })).toEqual([
		'Nyt mål: Arbejde ude.',
		'Aftalen ”Ringer til Bo” er taget ud af planen.'
	]);
	expect(changesIn(3, rows, { who })).toEqual(['Målet ”Sove” hedder nu ”Sove om natten”.']);
	expect(changesIn(5, rows, { who })).toEqual([]);
});

test('what goes on where the reader may not see it has not been taken out', () => {
	expect(changesIn(2, rows, { who, hidden: new Set(['ringer', 'sove']) })).toEqual(['Nyt mål: Arbejde ude.']);
	expect(changesIn(3, rows, { who, hidden: new Set(['sove']) })).toEqual(['Målet ”Sove” hedder nu ”Sove om natten”.']);
});
