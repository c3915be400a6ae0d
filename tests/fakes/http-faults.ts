import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/**
 * What may become of a request on its way. `busy`: 503. `log_in`: 401. `reset`: the connection breaks before it comes through.
 * `lost`: the portal answers, and the answer is lost. `hang`: nothing comes back. `captive`: a hotel's own page, with 200.
 */
export const faults = ['busy', 'log_in', 'reset', 'lost', 'hang', 'captive'] as const;
export type Fault = (typeof faults)[number];

export type FaultyWire = {
	port: number;
	/** What Chromium is started with, so that the portal's own address leads through the wire: cookies and origins stay as they are. */
	flag: string;
	/** How often each fault struck. */
	readonly struck: Readonly<Record<Fault, number>>;
	/** Faults strike, or every request comes through. */
	set(isFaulty: boolean): void;
	close(): Promise<void>;
};

/** So long nothing comes back, ms; longer than anybody of ours waits for an answer. */
const hangs = 15_000;

/**
 * A wire between a browser and the portal on which requests go wrong.
 * @param portal its origin, on this machine
 * @param choose which fault strikes a request, by method and path; null lets it through
 */
export async function startFaultyWire(
	portal: string,
	choose: (asked: { method: string; path: string }) => Fault | null
): Promise<FaultyWire> {
	const { hostname, port, host } = new URL(portal);
	const sockets = new Set<Socket>();
	const struck: Record<Fault, number> = { busy: 0, log_in: 0, reset: 0, lost: 0, hang: 0, captive: 0 };
	const agent = new Agent({ keepAlive: true });
	let isFaulty = true;

	/** @param back what to do with the portal's answer */
	function forward(asked: IncomingMessage, back: (came: IncomingMessage) => void, gone: () => void) {
		const { method, url: path, headers } = asked;
		const inner = request({ hostname, port, method, path, headers, agent }, back);
		inner.on('error', gone);
		asked.pipe(inner);
		return inner;
	}

	function serve(asked: IncomingMessage, answer: ServerResponse) {
		const { method = 'GET', url = '/' } = asked;
		const fault = isFaulty ? choose({ method, path: url.split('?')[0] ?? '/' }) : null;
		if (fault) struck[fault] += 1;
		if (fault === 'reset') return asked.socket.destroy();
		if (fault === 'lost') {
			const lose = () => void asked.socket.destroy();
			// To the last byte: the portal has committed by then.
			forward(asked, (came) => came.resume().on('end', lose).on('error', lose), lose);
			return;
		}
		if (fault) {
			// What is not read would stand in the way of the next request on this connection.
			asked.resume();
			return misanswer(fault, answer);
		}
		const inner = forward(
			asked,
			(came) => {
				answer.writeHead(came.statusCode ?? 502, came.rawHeaders);
				came.pipe(answer);
				came.on('error', () => answer.destroy());
			},
			() => answer.destroy()
		);
		answer.on('close', () => void (answer.writableFinished || inner.destroy()));
	}

	const server: Server = createServer(serve);
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port: own } = server.address() as AddressInfo;
	return {
		port: own,
		flag: `--host-resolver-rules=MAP ${host} 127.0.0.1:${own}`,
		struck,
		set: (to) => (isFaulty = to),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of sockets) socket.destroy();
				agent.destroy();
			})
	};
}

/** An answer that is not the portal's. */
function misanswer(fault: Exclude<Fault, 'reset' | 'lost'>, answer: ServerResponse) {
	const page = { 'content-type': 'text/html; charset=utf-8' };
	if (fault === 'busy') answer.writeHead(503, { ...page, 'retry-after': '1' }).end('<h1>503</h1>');
	else if (fault === 'log_in')
		answer.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"Log ind først"}');
	else if (fault === 'captive')
		answer.writeHead(200, page).end('<form>Velkommen til Hotel Solbjerg. Log på nettet.</form>');
	else setTimeout(() => answer.destroy(), hangs).unref();
}
