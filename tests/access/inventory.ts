import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What can be asked for at an address, as the source tree has it. */
export type Place = {
	/** Without groups and matchers: `/moeder/[id]`. */
	route: string;
	/** Whether there is a page to open. */
	page: boolean;
	/** The names of the page's forms; `default` is the one without a name. */
	actions: string[];
	/** The methods of an address that is no page. */
	methods: string[];
};

const root = join(import.meta.dirname, '../../src/routes');

/** Every address of the portal, by reading the folders of `src/routes`. What it cannot read it throws at. */
export function readInventory(): Place[] {
	const folders = ['', ...readdirSync(root, { recursive: true, encoding: 'utf8' })].sort();
	return folders
		.map((folder) => placeOf(folder))
		.filter((place) => place.page || place.methods.length > 0)
		.sort((one, other) => (one.route < other.route ? -1 : 1));
}

function placeOf(folder: string): Place {
	const file = (name: string) => join(root, folder, name);
	const isThere = (name: string) => existsSync(file(name));
	return {
		route: routeOf(folder),
		page: isThere('+page.svelte') || isThere('+page@.svelte') || isThere('+page.server.ts'),
		actions: isThere('+page.server.ts') ? actionsOf(file('+page.server.ts')) : [],
		methods: isThere('+server.ts') ? exportsOf(file('+server.ts')).filter((name) => /^[A-Z]+$/.test(name)) : []
	};
}

export const routeOf = (folder: string) =>
	`/${folder
		.split('/')
		.filter((part) => part && !/^\(.*\)$/.test(part))
		.join('/')}`.replace(/=\w+\]/g, ']');

const parse = (file: string) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

function variables(file: string) {
	return parse(file).statements.flatMap((statement) => {
		const isExported = statement
			.getChildren()
			.some((child) => child.getText().startsWith('export') && child.kind === ts.SyntaxKind.SyntaxList);
		if (!isExported) return [];
		if (ts.isFunctionDeclaration(statement) && statement.name)
			return [{ name: statement.name.text, value: undefined as ts.Expression | undefined }];
		if (!ts.isVariableStatement(statement)) return [];
		return statement.declarationList.declarations.map(({ name, initializer }) => ({
			name: name.getText(),
			value: initializer
		}));
	});
}

const exportsOf = (file: string) => variables(file).map(({ name }) => name);

function actionsOf(file: string): string[] {
	const actions = variables(file).find(({ name }) => name === 'actions');
	if (!actions) return [];
	let { value } = actions;
	while (value && (ts.isSatisfiesExpression(value) || ts.isAsExpression(value))) value = value.expression;
	if (!value || !ts.isObjectLiteralExpression(value)) throw new Error(`${file}: write the actions out, by name`);
	return value.properties.map((property) => {
		if (!property.name) throw new Error(`${file}: write the actions out, by name`);
		const { name } = property;
		return ts.isStringLiteral(name) ? name.text : name.getText();
	});
}
