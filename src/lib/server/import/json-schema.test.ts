import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { schemaPath } from '../../export/import-file';
import * as exported from '../../export/words';
import { importSchema } from './format';
import { line } from './format-fields';
import { importJsonSchemaText } from './json-schema';
import * as imported from './words';

test.each(['docs/import-format.schema.json', `static${schemaPath}`])(
	'the JSON schema in %s is that of the format, as editors and other systems get it',
	(file) => {
		const how = `stale: run npm run -s import -- --schema > ${file}`;
		expect(readFileSync(file, 'utf8') === importJsonSchemaText(), how).toBe(true);
	}
);

test('the export writes the words that the import reads', () => {
	const turned = (words: Record<string, string>) =>
		Object.fromEntries(Object.entries(words).map(([word, stored]) => [stored, word]));
	expect(exported.givenHowIn).toEqual(turned(imported.givenHowOf));
	expect(exported.wishTypeIn).toEqual(turned(imported.wishTypeOf));
	expect(exported.maalTypeIn).toEqual(turned(imported.maalTypeOf));
	expect(exported.aftaleStateIn).toEqual(turned(imported.aftaleStateOf));
	expect(exported.outcomeIn).toEqual(turned(imported.outcomeOf));
	expect(exported.stanceIn).toEqual(turned(imported.stanceOf));
});

test('a text is as long as people count: an emoji is one character', () => {
	const read = (tekst: string) => v.safeParse(line(3), tekst).success;
	expect([read('🦊🦊🦊'), read('🦊🦊🦊🦊'), read('abc'), read('abcd')]).toEqual([true, false, true, false]);
});

test('the example in docs has the form that the documentation describes', () => {
	const example = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/import-format.md', 'utf8'))?.[1] ?? '';
	expect(v.safeParse(importSchema, JSON.parse(example)).issues).toBeUndefined();
});

test('every key of the format is in the JSON schema, and no other key is allowed', () => {
	const text = importJsonSchemaText();
	for (const key of ['borgere', 'adgangsgrundlag', 'forloeb', 'tastetAf', 'ugedag']) expect(text).toContain(`"${key}"`);
	expect(text.match(/"type": "object"/g)?.length).toBe(
		(text.match(/"additionalProperties": false/g)?.length ?? 0) + (text.match(/"propertyNames"/g)?.length ?? 0)
	);
});
