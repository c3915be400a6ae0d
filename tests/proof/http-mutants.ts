/** Guards of the HTTP layer, each to be taken out once: the tests that are named must notice (B14). */
export type HttpMutant = {
	name: string;
	file: string;
	/** Stands in the file once. */
	guard: string;
	/** What stands there instead. */
	without: string;
	/** Browser tests that must go red. */
	specs: string[];
};

const matrix = ['tests/access'];
const requests = ['tests/e2e/anyone/requests.spec.ts'];
const headers = ['tests/e2e/anyone/headers.spec.ts'];
const protect = 'src/lib/server/protect.ts';
const shape = 'src/lib/server/requests.ts';
const actor = 'src/lib/server/auth/actor.ts';

export const httpMutants: HttpMutant[] = [
	{
		name: 'no request is judged',
		file: protect,
		guard: 'const refusal = await judge(event.request, env().origin);',
		without: 'const refusal = (await judge(event.request, env().origin)) && null;',
		specs: requests
	},
	{
		name: 'the origin is not looked at',
		file: shape,
		guard: 'if (url.pathname !== machine && !isOwn(request, home))',
		without: 'if (url.pathname === machine && !isOwn(request, home) && false)',
		specs: requests
	},
	{
		name: 'an absent origin will do',
		file: shape,
		guard: "request.headers.get('origin') === home &&",
		without: "(request.headers.get('origin') ?? home) === home &&",
		specs: requests
	},
	{
		name: 'a page may be a part of another site',
		file: shape,
		guard: "if (sites(request) === 'cross-site' && !isNavigation(request))",
		without: "if (sites(request) === 'cross-site' && !isNavigation(request) && false)",
		specs: headers
	},
	{
		name: 'any type goes',
		file: shape,
		guard: '	if (!type || !(isApi',
		without: '	if (false && !(isApi',
		specs: requests
	},
	{
		name: 'what is compressed is let in',
		file: shape,
		guard: "(headers.get('content-encoding') ?? 'identity') !== 'identity'",
		without: "(headers.get('content-encoding') ?? 'identity') === ''",
		specs: requests
	},
	{
		name: 'no size is too large',
		file: shape,
		guard: 'const most = isApi ? largest.api : largest.form;',
		without: 'const most = isApi ? 1e9 : 1e9;',
		// Through the server nobody can tell: its own limit stands behind this one.
		specs: ['unit:src/lib/server/requests.test.ts']
	},
	{
		name: 'JSON may be as deep as it likes',
		file: shape,
		guard: 'if (depthOf(text) > deepest)',
		without: 'if (depthOf(text) > 1e9)',
		specs: ['unit:src/lib/server/requests.test.ts']
	},
	{
		name: 'the names of the prototype are names',
		file: shape,
		guard: 'const isPoison = (name: string) =>',
		without: 'const isPoison = (name: string) => false &&',
		specs: requests
	},
	{
		name: 'nobody is asked to wait',
		file: 'src/lib/server/rate-limit.ts',
		guard: 'return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));',
		without: 'return null;',
		specs: requests
	},
	{
		name: 'answers go out undressed',
		file: protect,
		guard: 'return dressed(await answer(event, resolve));',
		without: 'return dressed && answer(event, resolve);',
		specs: headers
	},
	{
		name: 'an error page has no policy',
		file: protect,
		guard: "if (isPage && !headers.has('content-security-policy'))",
		without: "if (isPage && !headers.has('content-security-policy') && false)",
		specs: headers
	},
	{
		name: 'a page takes whatever role comes',
		file: actor,
		guard: "	if (signedIn.role !== role) error(404, 'Siden findes ikke');",
		without: '',
		specs: matrix
	},
	{
		name: 'a form without a session is not told so',
		file: actor,
		guard: 'if (locals.expired)',
		without: 'if (locals.expired && false)',
		specs: matrix
	},
	{
		name: '/api sends who is not logged in to the log-in page',
		file: actor,
		guard: 'if (!locals.signedIn && !locals.sessionUnknown)',
		without: 'if (!locals.signedIn && !locals.sessionUnknown && false)',
		specs: matrix
	},
	{
		name: 'a look is not recorded',
		file: 'src/lib/server/accesslog/commands.ts',
		guard: '	if (shown.length === 0) return noteShown(0);',
		without: '	if (shown.length >= 0) return noteShown(0);',
		specs: matrix
	},
	{
		name: 'what was not recorded goes out all the same',
		file: 'src/lib/server/accesslog/served.ts',
		guard: '	if (entries === 0) {',
		without: '	if (entries < 0) {',
		specs: ['unit:src/lib/server/accesslog/served.test.ts', 'tests/e2e/faults/accesslog.spec.ts']
	}
];
