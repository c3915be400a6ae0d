import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every index that is more than one foreign key stands in docs/database.md with its reason', () => {
	const tables = readFileSync('drizzle/0000_tables.sql', 'utf8');
	const [, section = ''] = readFileSync('docs/database.md', 'utf8').split('## Indexes and partitions');
	const [explained = ''] = section.split('\n## ');
	const found = [...tables.matchAll(/INDEX "(\w+)" ON \S+ USING \w+ \((.*?)\)( WHERE .*)?;/g)];
	expect(found.length).toBeGreaterThan(100);
	const foreignKeys = new Set([...tables.matchAll(/FOREIGN KEY \("(\w+)"\)/g)].map(([, column]) => `"${column}"`));
	const own = found.filter(([, , columns = '', where]) => !foreignKeys.has(columns) || where);
	const named = new Set(explained.match(/(?<=`)\w+(?=`)/g));
	expect(own.map(([, name]) => name).filter((name = '') => !named.has(name))).toEqual([]);
	const all = new Set([...tables.matchAll(/(?:INDEX|CONSTRAINT) "(\w+)"/g)].map(([, name]) => name));
	const gone = [...named].filter((name) => name.includes('_') && !all.has(name));
	expect(gone).toEqual([]);
});
