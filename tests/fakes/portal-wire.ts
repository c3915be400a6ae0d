import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export type PortalWire = {
	/** What Chromium is started with, so that the portal's own address leads through the wire: cookies and origins stay as they are. */
	flag: string;
	/** No net: what is open ends, what is new is refused. Reaches the worker too, which Playwright's `setOffline` does not. */
	cut(): Promise<void>;
	restore(): Promise<void>;
	/** What looks so (`POST /api/besked`) is lost on its way from now on; null loses nothing more. */
	lose(these: RegExp | null): void;
	/** From now on the portal has another service worker, as after a new release. */
	release(): void;
	/** The requests that came through, oldest first, as `POST /login?/log-af`. */
	readonly seen: string[];
	close(): Promise<void>;
};

/**
 * A wire between a browser and the portal that a test can cut.
 * @param portal its origin, of this machine
 */
export async function startPortalWire(portal: string): Promise<PortalWire> {
	const { hostname, port, host } = new URL(portal);
	const sockets = new Set<Socket>();
	const seen: string[] = [];
	let releases = 0;
	let lost: RegExp | null = null;
	const forward = (asked: IncomingMessage, answer: ServerResponse) => {
		const isWorker = asked.url === '/service-worker.js';
		const named = `${asked.method} ${asked.url}`;
		if (lost?.test(named)) {
			asked.socket.destroy();
			return;
		}
		seen.push(named);
		// What is made longer may not be packed, nor be said to be unchanged.
		const { 'if-none-match': _known, 'if-modified-since': _since, ...plain } = asked.headers;
		const headers = isWorker ? { ...plain, 'accept-encoding': 'identity' } : asked.headers;
		const inner = request({ hostname, port, method: asked.method, path: asked.url, headers }, (came) => {
			if (!isWorker || releases === 0) {
				answer.writeHead(came.statusCode ?? 502, came.rawHeaders);
				came.pipe(answer);
				return;
			}
			const { 'content-length': _length, etag: _etag, ...rest } = came.headers;
			answer.writeHead(came.statusCode ?? 502, rest);
			came.on('data', (part) => answer.write(part)).on('end', () => answer.end(`\n// release ${releases}\n`));
		});
		inner.on('error', () => answer.destroy());
		answer.on('close', () => inner.destroy());
		asked.pipe(inner);
	};
	let server = createServer();
	const listen = (at: number) =>
		new Promise<void>((resolve) => {
			server = createServer(forward);
			server.on('connection', (socket) => {
				sockets.add(socket);
				socket.on('close', () => sockets.delete(socket));
			});
			server.listen(at, '127.0.0.1', resolve);
		});
	const stop = () =>
		new Promise<void>((resolve) => {
			server.close(() => resolve());
			for (const socket of sockets) socket.destroy();
		});
	await listen(0);
	const { port: own } = server.address() as AddressInfo;
	return {
		flag: `--host-resolver-rules=MAP ${host} 127.0.0.1:${own}`,
		cut: stop,
		restore: () => listen(own),
		lose: (these) => (lost = these),
		release: () => (releases += 1),
		seen,
		close: () => (server.listening ? stop() : Promise.resolve())
	};
}
