import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';

export type PortalProcess = { origin: string; stop: () => Promise<void> };

const settings =
	/^(DATABASE_|OIDC_|VORESPLAN_|ORIGIN$|AUTH_|CPR_|PORT$|HOST$|DATA_DIR$|RATE_LIMIT$|WORKER$|SEAL_|VAPID_|PUSH_|SMTP_|MAIL_|DEMO_)/;

/**
 * The environment of this process without any setting of a portal, so that one test does not reach into the next. The demo
 * municipality is its cast alone: tests know everybody they meet.
 */
export const bareEnvironment = (): Record<string, string | undefined> => ({
	...Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name))),
	DEMO_CROWD: 'off'
});

/**
 * Starts the portal as `npm start` does and waits until it answers; a build may come first.
 * @param environment what differs from the defaults; PORT is needed
 * @param logFile where to keep what the portal writes; nowhere without
 * @throws Error when it ends or does not answer within two minutes
 */
export async function startPortalProcess(
	environment: Record<string, string> & { PORT: string },
	logFile?: string
): Promise<PortalProcess> {
	const output = logFile ? openSync(logFile, 'a') : null;
	const portal = spawn(process.execPath, ['scripts/start.js'], {
		env: { ...bareEnvironment(), ...environment },
		stdio: ['ignore', output ?? 'ignore', output ?? 'inherit']
	});
	const origin = `http://127.0.0.1:${environment.PORT}`;
	const ended = new Promise<void>((resolve) => portal.once('exit', () => resolve()));
	const stop = () => {
		portal.kill('SIGTERM');
		return ended;
	};
	const deadline = Date.now() + 120_000;
	while (Date.now() < deadline && portal.exitCode === null) {
		const answer = await fetch(`${origin}/api/health`).catch(() => null);
		if (answer?.ok) return { origin, stop };
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	const code = portal.exitCode;
	await stop();
	throw new Error(code === null ? 'the portal did not answer within two minutes' : `the portal ended with ${code}`);
}
