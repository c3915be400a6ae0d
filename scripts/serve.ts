import compression from 'compression';
import { createServer, type RequestListener } from 'node:http';
import { constants } from 'node:zlib';
import { startSealer } from '../src/lib/server/accesslog/seal';
import { closePools } from '../src/lib/server/db/client';
import { startJobs } from '../src/lib/server/jobs/registry';
import { methods, securityHeaders, workerPolicy } from '../src/lib/server/requests';
import { fail, prepareDatabase, seedDemo, settings, startDemoProvider } from './prepare';

const env = settings();
const database = await prepareDatabase(env, 'serve');
if (env.mode === 'demo') await seedDemo(env);
const provider = await startDemoProvider(env).catch((problem: Error) =>
	database.stop().then(() => fail([`The demo log-in could not start: ${problem.message}`]))
);
const sealer = startSealer();
const worker = env.worker ? startJobs() : null;

// The handler reads the environment when it is loaded, so this comes first. AUTH_URL keeps Auth.js from believing a forged
// Host header (C2).
Object.assign(process.env, { ORIGIN: env.origin, AUTH_URL: `${env.origin}/auth` });
const { handler } = (await import(new URL('../build/handler.js', import.meta.url).href)) as {
	handler: RequestListener;
};
// adapter-node compresses static files when it builds; pages are ours to compress. Quality 4 costs less time than it saves.
const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });

const server = createServer((request, response) => {
	// Files are served before our hooks are asked; pages set the same again.
	for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
	if (request.url?.split('?')[0] === '/service-worker.js') {
		// Asked for anew each time: an old worker would keep an old portal on the phone.
		response.setHeader('cache-control', 'no-cache');
		response.setHeader('content-security-policy', workerPolicy);
	}
	if (!methods.has(request.method ?? '')) response.writeHead(405, { allow: [...methods].join(', ') }).end();
	else compress(request as never, response as never, () => handler(request, response));
});
server.requestTimeout = 30_000;
server.headersTimeout = 15_000;
server.keepAliveTimeout = 65_000;

let stopping = false;
/** Lets what is under way finish, then ends pools, provider and database. */
async function stop() {
	if (stopping) return;
	stopping = true;
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeIdleConnections();
	const patience = setTimeout(() => server.closeAllConnections(), 5_000);
	await closed;
	clearTimeout(patience);
	process.emit('sveltekit:shutdown' as 'SIGTERM', 'SIGTERM');
	await provider?.close();
	await Promise.all([sealer.stop(), worker?.stop()]);
	await closePools();
	await database.stop();
	process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

server.on('error', (problem: NodeJS.ErrnoException) => {
	const text = problem.code === 'EADDRINUSE' ? `Port ${env.port} is taken. Set PORT to another one.` : problem.message;
	void Promise.all([provider?.close(), sealer.stop(), worker?.stop()])
		.then(closePools)
		.then(() => database.stop())
		.then(() => fail([text]));
});
server.listen(env.port, env.host, () => {
	console.log(`\nVores Plan: ${env.origin}\n`);
	if (env.mode === 'demo') console.log(guide());
});

function guide() {
	return [
		'Demo: everybody is made up. Choose "Log ind med MitID" or "Log ind som medarbejder", then who to be:',
		'  borger       viktor, kasper, michelle, nanna, laura, emil, yusuf',
		'  fagperson    tove (holds the threads for Viktor), signe, mette; farid (on the team, may see nothing); frida (no team)',
		'  other roles  karin (fordeler), ingrid (fagperson and fordeler), lars (leder), anna (administrator), dorte (dpo)',
		'',
		'Stop with Ctrl-C. Start over with "npm run demo:reset".'
	].join('\n');
}
