/** A worker of its own process that tells people once, at a time that is given, and that a test kills while it does. */
import { randomUUID } from 'node:crypto';
import { closePools, pool } from '../../src/lib/server/db/client';
import { closeMail } from '../../src/lib/server/integrations/mail/send';
import { closePush } from '../../src/lib/server/integrations/push/send';
import { notifications } from '../../src/lib/server/jobs/notifications';

// The first connection costs more than the rest: the test kills what comes after.
await pool('job')`select 1`;
process.send?.('ready');
await notifications({ id: randomUUID() }, { offset: Number(process.argv[2]) });
closeMail();
closePush();
await closePools();
process.exit(0);
