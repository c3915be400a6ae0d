import { prepareDatabase, settings } from './prepare';

const database = await prepareDatabase(settings(), 'join');
await database.stop();
console.log('The database is up to date.');
