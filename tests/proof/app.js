// The built portal alone, without database, demo log-in and jobs: what `kill-read.ts` starts again and again. Plain JavaScript, so
// that it starts at once.
import { createServer } from 'node:http';

const { handler } = await import(new URL('../../build/handler.js', import.meta.url).href);
createServer(handler).listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.('ready'));
