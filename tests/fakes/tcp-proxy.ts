import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type TcpProxy = {
	port: number;
	/** Ends every connection and refuses new ones, as a database that has gone away. */
	cut(): Promise<void>;
	/** Lets connections through again, on the same port. */
	restore(): Promise<void>;
	close(): Promise<void>;
};

/** A wire to `targetPort` on this machine that a test can cut. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const upstream = connect(targetPort, '127.0.0.1');
		for (const socket of [client, upstream]) {
			sockets.add(socket);
			socket.on('error', () => socket.destroy());
			socket.on('close', () => sockets.delete(socket));
		}
		client.pipe(upstream);
		upstream.pipe(client);
		client.on('close', () => upstream.destroy());
		upstream.on('close', () => client.destroy());
	});
	const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const stop = () =>
		new Promise<void>((resolve) => {
			server.close(() => resolve());
			for (const socket of sockets) socket.destroy();
		});
	await listen(0);
	const { port } = server.address() as AddressInfo;
	return { port, cut: stop, restore: () => listen(port), close: () => (server.listening ? stop() : Promise.resolve()) };
}
