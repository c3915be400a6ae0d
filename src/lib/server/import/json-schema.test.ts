import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { importSchema } from './format';
import { importJsonSchemaText } from './json-schema';

test('the JSON schema in docs is that of the format', () => {
	const committed = readFileSync('docs/import-format.schema.json', 'utf8');
	const how = 'stale: run npm run -s import -- --schema > docs/import-format.schema.json';
	expect(committed === importJsonSchemaText(), how).toBe(true);
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
