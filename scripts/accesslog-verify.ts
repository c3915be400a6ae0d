/** `npm run accesslog:verify`: proves that the access log is whole (docs/access.md), or names the first entry that is not. */
import { prepareDatabase, settings } from './prepare';

const { stop } = await prepareDatabase(settings(), 'join');
const [{ tellVerified, verifyStored }, { sealLooks }, { connect }, { withActor }, { env }] = await Promise.all([
	import('../src/lib/server/accesslog/check'),
	import('../src/lib/server/accesslog/seal'),
	import('../src/lib/server/db/client'),
	import('../src/lib/server/db/with-actor'),
	import('../src/lib/server/env')
]);
try {
	// What a process that was killed left behind waits still, if no portal runs.
	const sql = connect(env().audienceUrls.job ?? '', { max: 1 });
	for (let left = 1; left > 0;) left = (await sealLooks(sql))?.sealed ?? 0;
	await sql.end();

	const from = performance.now();
	const verified = await verifyStored();
	const { flaw, looks, entries, erased, forgotten, late, anchors, anchorsMissing, strangeLines, head } = verified;
	await withActor({ audience: 'job' }, (tx) => tellVerified(tx, verified));
	const seconds = ((performance.now() - from) / 1000).toFixed(1);
	if (flaw) {
		console.error(flaw.sentence);
		process.exitCode = 1;
	} else {
		console.log(`The access log is whole: ${looks} looks with ${entries} entries, verified in ${seconds} s.`);
		console.log(`Head: seal ${head.seq}, ${head.hash}.`);
		if (forgotten > 0)
			console.log(
				`${forgotten} older looks have been forgotten, as the municipality has set: the chain begins after them.`
			);
		if (erased > 0) console.log(`${erased} entries are about borgere who have been erased.`);
		if (late > 0) console.log(`${late} looks were sealed more than a minute after they were recorded.`);
		console.log(
			anchorsMissing
				? `There is no anchor file (${env().anchorFile}), so a deleted end of the log would not be noticed.`
				: `${anchors} heads were compared with ${env().anchorFile}.`
		);
		if (strangeLines > 0) console.log(`${strangeLines} lines of that file are no heads.`);
	}
} finally {
	await stop();
}
process.exit();
