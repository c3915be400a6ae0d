import { createServer } from 'vite';
import { startSealer } from '../src/lib/server/accesslog/seal';
import { startJobs } from '../src/lib/server/jobs/registry';
import { prepareDatabase, seedDemo, settings, startDemoProvider } from './prepare';

const env = settings();
const database = await prepareDatabase(env, 'serve');
await seedDemo(env);
const provider = await startDemoProvider(env);
const sealer = startSealer();
const worker = env.worker ? startJobs() : null;
Object.assign(process.env, { ORIGIN: env.origin, AUTH_URL: `${env.origin}/auth` });
const server = await createServer({ server: { host: env.host, port: env.port, strictPort: true } });
await server.listen();
console.log(`Vores Plan (development): ${env.origin}`);

async function stop() {
	await server.close();
	await provider?.close();
	await Promise.all([sealer.stop(), worker?.stop()]);
	await database.stop();
	process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
