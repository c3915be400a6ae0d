/**
 * The worker: gives the shell when there is no net, sends what waits, shows notices. It answers for pages and files only. What is
 * posted and what `/api` says never passes through it: some browsers send a body that a worker makes anew empty.
 */
import { Router } from 'workbox-routing';
import { listenForWipe } from './copy';
import { routePages } from './navigation';
import { listenForOutbox } from './outbox';
import { listenForInstall, routeFiles } from './precache';
import { listenForPush } from './push';

const router = new Router();
routeFiles(router);
routePages(router);
router.addFetchListener();

listenForInstall();
listenForOutbox();
listenForPush();
listenForWipe();
