import { isRunning, removeEmbedded } from '../src/lib/server/db/embedded';
import { fail, prepareDatabase, seedDemo, settings } from './prepare';

const env = settings();
if (env.mode !== 'demo' || env.databaseUrl) fail(['Only the embedded demo database can be reset.']);
const running = await isRunning(env.dataDir);
if (running) fail([`Vores Plan is running on ${env.dataDir} (process ${running.pid}). Stop it first.`]);
await removeEmbedded({ dataDir: env.dataDir });
const database = await prepareDatabase(env, 'serve');
await seedDemo(env);
await database.stop();
console.log('The demo municipality is as new.');
