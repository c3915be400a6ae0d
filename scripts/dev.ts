import { createServer } from 'vite';
import { prepareDatabase, seedDemo, settings, startDemoProvider } from './prepare';

const env = settings();
const database = await prepareDatabase(env, 'serve');
await seedDemo();
const provider = await startDemoProvider(env);
Object.assign(process.env, { ORIGIN: env.origin, AUTH_URL: `${env.origin}/auth` });
const server = await createServer({ server: { host: env.host, port: env.port, strictPort: true } });
await server.listen();
console.log(`Vores Plan (development): ${env.origin}`);

async function stop() {
	await server.close();
	await provider?.close();
	await database.stop();
	process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
