import { toJsonSchema } from '@valibot/to-json-schema';
import { borgerSchema, importSchema } from './format';
import { day, exactMoment, moment } from './format-fields';

/**
 * The format as a JSON schema, for editors and for whoever writes such a file; `docs/import-format.schema.json` is this
 * text. In a `.jsonl` each line after the first is a `#/$defs/borger`. It knows the shape only: dates that exist,
 * references and versions are checked by the import itself.
 */
export function importJsonSchemaText(): string {
	const schema = toJsonSchema(importSchema, {
		target: 'draft-2020-12',
		errorMode: 'throw',
		definitions: { borger: borgerSchema, dag: day, tidspunkt: moment, tidspunktMedKlokkeslaet: exactMoment }
	});
	return `${JSON.stringify({ title: 'Vores Plan: importfil, version 1', ...schema }, null, '\t')}\n`;
}
