/**
 * A PDF as an answer, to be saved: in a portal that is installed on a phone, one that opened in its place would have no way back
 * (the page beside it shows the same). No cache may keep it.
 * @param fileName what it is called when it is saved, such as "plan.pdf": no name and no number of anybody
 */
export const pdfResponse = (pdf: Buffer, fileName: string): Response =>
	new Response(new Uint8Array(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '-')}"`,
			'content-length': String(pdf.length),
			'cache-control': 'private, no-store'
		}
	});

/**
 * JSON that is made piece by piece, to be saved. No cache may keep it.
 * @param pieces together they are the file
 */
export function jsonPieces(pieces: readonly string[], fileName: string): Response {
	const waiting = pieces.values();
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			const next = waiting.next();
			if (next.done) controller.close();
			else controller.enqueue(encoder.encode(next.value));
		}
	});
	return new Response(body, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '-')}"`,
			'cache-control': 'private, no-store'
		}
	});
}
