import { sql } from 'drizzle-orm';
import { customType, date, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A random id. (UUIDv7 would sort by time, but PostgreSQL makes it only from 18 on, and we promise 15.) */
export const id = () =>
	uuid()
		.primaryKey()
		.default(sql`gen_random_uuid()`);

/** An instant. Names end in `At`. */
export const at = () => timestamp({ withTimezone: true, mode: 'date' });

/** A calendar day in Europe/Copenhagen, `YYYY-MM-DD`. Names end in `On`. */
export const on = () => date({ mode: 'string' });

/** Bytes: a hash, a key, an encrypted number. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Sensitive topics an item is marked with; the reader's adgangsgrundlag must cover all of them. */
export const topics = () => text().array().notNull().default([]);

/** The values of a closed list, for a CHECK. */
export const oneOf = (values: readonly string[]) => sql.raw(`(${values.map((value) => `'${value}'`).join(', ')})`);
