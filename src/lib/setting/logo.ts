/** The municipality's logo: a small PNG, read far enough to know that it is one and nothing more. */
import { ok, refused, type Result } from '../core/result';

/** Bytes. It goes with every first page. */
export const mostBytes = 50 * 1024;
/** Pixels, each way. */
const mostPixels = 1200;
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks that draw; text, time and whatever else somebody put in the file do not go out. */
const drawing = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'];

export type Logo = { width: number; height: number; bytes: Uint8Array };
export type LogoProblem = 'missing' | 'too_large' | 'not_png' | 'too_wide';

/**
 * Reads a PNG chunk by chunk, to its end and no further.
 * @returns its size in pixels, and its bytes without what does not draw
 */
export function readPng(bytes: Uint8Array): Result<Logo, LogoProblem> {
	if (bytes.length === 0) return refused('missing');
	if (bytes.length > mostBytes) return refused('too_large');
	if (!signature.every((byte, index) => bytes[index] === byte)) return refused('not_png');
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const kept: Uint8Array[] = [bytes.subarray(0, signature.length)];
	const types: string[] = [];
	let at = signature.length;
	while (types.at(-1) !== 'IEND') {
		if (at + 12 > bytes.length) return refused('not_png');
		const end = at + 12 + view.getUint32(at);
		const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
		if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return refused('not_png');
		if (drawing.includes(type)) kept.push(bytes.subarray(at, end));
		types.push(type);
		at = end;
	}
	// Something after the end is another file, not a picture.
	const isWhole = at === bytes.length && types[0] === 'IHDR' && view.getUint32(signature.length) === 13;
	if (!isWhole || !types.includes('IDAT')) return refused('not_png');
	const [width, height] = [view.getUint32(16), view.getUint32(20)];
	if (width === 0 || height === 0) return refused('not_png');
	if (width > mostPixels || height > mostPixels) return refused('too_wide');
	return ok({ width, height, bytes: joined(kept) });
}

function joined(parts: readonly Uint8Array[]) {
	const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}
