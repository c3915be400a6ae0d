import { pool } from './client';

/** Whether the database answers within two seconds. */
export async function isHealthy(): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<false>((resolve) => {
		timer = setTimeout(() => resolve(false), 2_000);
	});
	const answered = pool('login')`select 1`.then(
		() => true,
		() => false
	);
	try {
		return await Promise.race([answered, late]);
	} finally {
		clearTimeout(timer);
	}
}
