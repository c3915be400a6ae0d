import { describe, expect, test } from 'vitest';
import { filesIn, filesOf, isHashed, isPage, needsOf } from './shell';

describe('the shell without net', () => {
	test('C8 its page names what it needs: scripts of the header, styles, fonts and the logo, each once', () => {
		const html = `<!doctype html><link href="/_app/immutable/assets/0.aa.css" rel="stylesheet">
			<link href="/_app/immutable/assets/9.cc.css" rel="stylesheet" disabled media="(max-width: 0)">
			<link rel="icon" href="/favicon.svg"><img src="/kommune/logo?v=3f9a" alt=""><a href="/login">Log ind</a>
			<script>Promise.all([import("/_app/immutable/entry/start.a1.js"),import("/_app/immutable/entry/app.b2.js")])</script>`;
		const link =
			'</_app/immutable/assets/0.aa.css>; rel="preload"; as="style"; nopush, </_app/immutable/nodes/0.X_-y.js>; rel="modulepreload"; nopush';
		expect(filesOf(html, link).sort()).toEqual([
			'/_app/immutable/assets/0.aa.css',
			'/_app/immutable/entry/app.b2.js',
			'/_app/immutable/entry/start.a1.js',
			'/_app/immutable/nodes/0.X_-y.js',
			'/kommune/logo?v=3f9a'
		]);
		expect(filesOf('<p>Intet</p>', null)).toEqual([]);
	});

	test('a style sheet names its fonts from where it stands; what is in it or elsewhere is no file of ours', () => {
		const css = `@font-face{src:url(./plex.1.woff2) format("woff2")}a{background:url("data:image/svg+xml,x")}
			b{background:url('/_app/immutable/assets/m.svg')}i{background:url(https://evil.example/x.png)}`;
		expect(filesIn(css, '/_app/immutable/assets/0.aa.css')).toEqual([
			'/_app/immutable/assets/plex.1.woff2',
			'/_app/immutable/assets/m.svg'
		]);
	});

	test('C8 what a page brings later comes along, without net it could not; but not the chart, nor the pages of others', async () => {
		const at = '/_app/immutable';
		const files: Record<string, string> = {
			[`${at}/entry/app.1.js`]: 'const pages=[()=>import(`../nodes/7.staff.js`)]',
			[`${at}/nodes/0.aa.js`]:
				'import{a as b}from"../chunks/C.js";const l=()=>p(()=>import(`../chunks/Later.js`),m([0]));',
			[`${at}/nodes/0.aa.css`]: '@font-face{src:url(./plex.1.woff2)}',
			[`${at}/chunks/C.js`]: 'export const b=`./not/a/file`',
			[`${at}/chunks/Later.js`]:
				'import"./C.js";import"./Deep.js";d=["/_app/immutable/assets/Later.css"];import(`./Chart.js`);import(`./gone.js`)',
			[`${at}/chunks/Deep.js`]: '',
			[`${at}/assets/Later.css`]: '',
			[`${at}/chunks/Chart.js`]: '"./Inner.js"'.padEnd(100_001)
		};
		const html = `<link rel="stylesheet" href="${at}/nodes/0.aa.css"><script>import("${at}/entry/app.1.js")</script>`;
		const link = `<${at}/nodes/0.aa.js>; rel="modulepreload"; nopush`;
		expect(await needsOf({ html, link }, async (path) => files[path] ?? null)).toEqual(
			[
				'entry/app.1.js',
				'nodes/0.aa.js',
				'nodes/0.aa.css',
				'nodes/plex.1.woff2',
				'chunks/C.js',
				'chunks/Later.js',
				'chunks/Deep.js',
				'assets/Later.css'
			]
				.map((name) => `${at}/${name}`)
				.sort()
		);
	});

	test('C8 it stands in for pages, never for an answer to a program, a log-in under way or a file', () => {
		for (const page of ['/', '/hjem', '/moeder/0b1c', '/login', '/borgere/1/plan', '/apitest'])
			expect(isPage(page), page).toBe(true);
		for (const other of [
			'/api/kopi',
			'/api',
			'/auth/callback/borger',
			'/forlad',
			'/kommune/logo',
			'/kalender/abc.ics',
			'/moeder/1/kalender.ics',
			'/manifest.webmanifest'
		])
			expect(isPage(other), other).toBe(false);
		expect([isHashed('/_app/immutable/nodes/0.js'), isHashed('/_app/version.json'), isHashed('/hjem')]).toEqual([
			true,
			false,
			false
		]);
	});
});
