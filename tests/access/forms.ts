import type { Field } from './ask';

/** A form as a page offers it, filled in as somebody would who changes nothing that is there. */
export type Offered = { action: string; fields: Field[] };

const tag = (name: string) => new RegExp(`<${name}\\b((?:[^>"]|"[^"]*")*)>`, 'g');
const attributes = (text: string) =>
	Object.fromEntries(
		[...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value]) => [name, decode(value ?? '')])
	);
const decode = (text: string) =>
	text
		.replace(/&quot;/g, '"')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&#39;/g, "'")
		.replace(/&amp;/g, '&');

/** Every form of a page that is posted, with what a browser would send when something is written in every empty field. */
export function formsOf(html: string, page: string): Offered[] {
	const forms = [...html.matchAll(/<form\b((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/form>/g)];
	return forms.flatMap(([, head = '', inside = '']) => {
		const { method, action = '' } = attributes(head);
		if (method?.toLowerCase() !== 'post') return [];
		const submits = [...inside.matchAll(tag('button'))].map(([, text = '']) => attributes(text));
		const target = action || submits.find((button) => button['formaction'])?.['formaction'] || '';
		const resolved = new URL(target, `http://x${page}`);
		return [{ action: resolved.pathname + resolved.search, fields: fieldsOf(inside, submits) }];
	});
}

function fieldsOf(inside: string, submits: Record<string, string>[]): Field[] {
	const fields: Field[] = [];
	const chosen = new Set<string>();
	for (const [, text = ''] of inside.matchAll(tag('input'))) {
		const { name, type = 'text', value = '' } = attributes(text);
		if (!name || type === 'submit' || type === 'file') continue;
		if (type === 'radio' && chosen.has(name)) continue;
		chosen.add(name);
		fields.push([name, value || sampleOf(type, name)]);
	}
	for (const [, head = '', text = ''] of inside.matchAll(/<textarea\b((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/textarea>/g)) {
		const { name } = attributes(head);
		if (name) fields.push([name, decode(text).trim() || 'Skrevet af en prøve']);
	}
	for (const [, head = '', options = ''] of inside.matchAll(/<select\b((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/select>/g)) {
		const { name } = attributes(head);
		const values = [...options.matchAll(tag('option'))].map(([, text = '']) => attributes(text)['value'] ?? '');
		if (name) fields.push([name, values.find(Boolean) ?? '']);
	}
	const button = submits.find(({ name }) => name);
	if (button?.['name']) fields.push([button['name'], button['value'] ?? '']);
	return fields;
}

function sampleOf(type: string, name: string): string {
	if (type === 'checkbox' || type === 'radio') return 'on';
	if (type === 'date' || /dag|dato|On$|frist/i.test(name)) return '2027-02-01';
	if (type === 'time' || name === 'fra') return '10:00';
	if (name === 'til') return '11:00';
	if (type === 'hidden') return '';
	return 'Skrevet af en prøve';
}
