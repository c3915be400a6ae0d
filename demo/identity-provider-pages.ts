/** The demo identity provider's own pages: plain Danish HTML that needs no JavaScript. Nothing here knows the protocol. */
import { createHash } from 'node:crypto';
import type { Persona, PersonaKind } from './personas.ts';

const css = `
:root{color-scheme:light dark;--ink:#16242e;--ink-soft:#4a5a65;--paper:#fbf8f2;--card:#fff;--line:#75838d;--leaf:#2f6b3c;--leaf-soft:#e6f0e4;--on-leaf:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#f3efe6;--ink-soft:#c0c9cf;--paper:#11191e;--card:#1b262d;--line:#83929c;--leaf:#8fd19e;--leaf-soft:#1f3a27;--on-leaf:#0d1f13}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main{max-inline-size:56rem;margin-inline:auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.75rem;line-height:1.2;margin:1rem 0 .5rem}
p{margin:0 0 1rem;max-inline-size:40rem}
.mark{display:inline-block;margin:0;padding:.125rem .625rem;border-radius:.375rem;background:var(--ink);color:var(--paper);font-size:.875rem;font-weight:650}
.note{padding:.75rem 1rem;border-inline-start:.3rem solid var(--leaf);background:var(--leaf-soft)}
ul{list-style:none;margin:0 0 1.5rem;padding:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr))}
li{display:grid}
button,.button{font:inherit;color:var(--ink);background:var(--card);border:1.5px solid var(--line);border-radius:.75rem;min-block-size:3rem;padding:.625rem 1.25rem;cursor:pointer}
.persona{display:grid;grid-template-columns:auto 1fr;gap:0 .875rem;align-content:center;inline-size:100%;padding:.875rem 1rem;text-align:start}
.persona span:first-child{grid-row:span 2;align-self:start;display:grid;place-items:center;inline-size:2.75rem;block-size:2.75rem;border-radius:50%;background:var(--leaf-soft);color:var(--leaf);font-weight:700}
.persona strong{font-size:1.125rem}
.persona span:last-child{color:var(--ink-soft);font-size:1rem}
button:hover,.button:hover{border-color:var(--leaf);box-shadow:0 0 0 1px var(--leaf)}
.main{background:var(--leaf);border-color:var(--leaf);color:var(--on-leaf);font-weight:650}
.button{display:inline-block;text-decoration:none;padding-block:.75rem}
:focus-visible{outline:3px solid var(--leaf);outline-offset:3px}
.technical{color:var(--ink-soft);font-size:.9375rem}
`;

const styleHash = createHash('sha256').update(css).digest('base64');

export type Page = { title: string; body: string };

/** Makes text safe as HTML content and as a quoted attribute. */
function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * The Content-Security-Policy of every page here.
 * @param formActionOrigins where a form may end: browsers hold form-action against every redirect that follows a POST,
 * so the portal's origins belong in it, or the way back from the log-in is blocked.
 */
export function contentSecurityPolicy(formActionOrigins: readonly string[]): string {
	return [
		"default-src 'none'",
		`style-src 'sha256-${styleHash}'`,
		'img-src data:',
		`form-action ${["'self'", ...new Set(formActionOrigins)].join(' ')}`,
		"base-uri 'none'",
		"frame-ancestors 'none'"
	].join('; ');
}

/** The whole document. The empty icon spares the browser a request that would be answered with 404. */
export function renderDocument({ title, body }: Page): string {
	return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Demo-log-in</title>
<link rel="icon" href="data:,">
<style>${css}</style>
</head>
<body>
<main>
<p class="mark">Demo</p>
${body}
</main>
</body>
</html>
`;
}

const introduction: Record<PersonaKind, string> = {
	borger: 'Du er på vej ind som borger. I virkeligheden logger en borger ind med MitID.',
	medarbejder: 'Du er på vej ind som medarbejder. I virkeligheden logger en medarbejder ind med kommunens eget log-in.'
};

function initials(name: string): string {
	return name
		.split(' ')
		.map((word) => word.slice(0, 1))
		.join('');
}

function personaItem({ key, name, line }: Persona): string {
	return `<li><button class="persona" name="persona" value="${escapeHtml(key)}" data-persona="${escapeHtml(key)}"><span aria-hidden="true">${escapeHtml(initials(name))}</span> <strong>${escapeHtml(name)}</strong> <span>${escapeHtml(line)}</span></button></li>`;
}

/**
 * The page where one chooses who to be.
 * @param options.personas exactly those to list
 * @param options.action where the choice is posted: `persona=KEY`, or `handling=fortryd`
 */
export function choicePage(options: { kind: PersonaKind; personas: readonly Persona[]; action: string }): Page {
	return {
		title: 'Hvem vil du være?',
		body: `<h1>Hvem vil du være?</h1>
<p class="note">Demo-log-in: her vælger du, hvem du vil være. Alle er opdigtede.</p>
<p>${introduction[options.kind]}</p>
<form method="post" action="${escapeHtml(options.action)}">
<ul>
${options.personas.map(personaItem).join('\n')}
</ul>
<button name="handling" value="fortryd" data-action="fortryd">Fortryd</button>
</form>`
	};
}

/**
 * A page that says what went wrong and leads back.
 * @param options.technical English words from the protocol for whoever sets up the portal
 */
export function problemPage(options: { title: string; text: string; portalUrl: string; technical?: string }): Page {
	const technical =
		options.technical === undefined
			? ''
			: `<p class="technical">Til den, der sætter op: <span lang="en">${escapeHtml(options.technical)}</span></p>`;
	return {
		title: options.title,
		body: `<h1>${escapeHtml(options.title)}</h1>
<p>${escapeHtml(options.text)}</p>
<p><a class="button" href="${escapeHtml(options.portalUrl)}">Tilbage til log-in</a></p>
${technical}`
	};
}

/**
 * Asks before it ends the session here: a link from anywhere can lead to this address.
 * @param form the form `op.logoutForm` with its token, made by oidc-provider; its button is ours
 */
export function logoutPage(form: string): Page {
	return {
		title: 'Vil du logge ud?',
		body: `<h1>Vil du logge ud?</h1>
<p>Demo-log-in glemmer, hvem du er, og portalen får besked, så du også bliver logget ud dér.</p>
${form}
<button class="main" type="submit" form="op.logoutForm" name="logout" value="yes">Log ud</button>`
	};
}

/** Shown after the session has ended when the portal gave no address to go back to. */
export function loggedOutPage(portalUrl: string): Page {
	return {
		title: 'Du er logget ud',
		body: `<h1>Du er logget ud</h1>
<p>Demo-log-in har glemt, hvem du var.</p>
<p><a class="button" href="${escapeHtml(portalUrl)}">Tilbage til log-in</a></p>`
	};
}
