import { toJsonSchema } from '@valibot/to-json-schema';
import { importSchema } from './format';

/**
 * The format as a JSON schema, for editors and for whoever writes the file; `docs/import-format.schema.json` is this text.
 * It knows the shape of the file only: dates that exist, references and versions are checked by the import itself.
 */
export function importJsonSchemaText(): string {
	const schema = toJsonSchema(importSchema, { target: 'draft-2020-12', errorMode: 'throw' });
	return `${JSON.stringify({ title: 'Vores Plan: importfil, version 1', ...schema }, null, '\t')}\n`;
}
